import Experiments
import Testing
import Wording

@Suite("Metric catalogue")
struct MetricCatalogueTests {
  @Test("holds every metric of the result contract, in its order")
  func holdsTheContract() {
    let contract = """
      submitted_at_start submitted withdrawn_before_acceptance submitted_at_end carried_over \
      received received_online online_share refused_at_intake resolved resolved_early \
      resolved_on_time resolved_late returned withdrawn stopped closed_early closed_on_time \
      closed_late open open_within_time open_overdue open_paused on_time_rate_resolved on_time_rate_766 on_time_rate_cohort \
      elapsed_hours_mean working_hours_mean working_hours_p50 working_hours_p90 \
      wait_hours_mean backlog_mean supplements late_answers norms_broken norms_kept_rate \
      acknowledged_rate letters_due letters_in_time letters_late letters_not_sent \
      extensions_granted cohort_left journeys_finished journeys_broken journeys_on_time \
      journey_days_mean journey_trips_mean resolved_same_month same_month_rate open_near_due \
      overdue_days_mean backlog_age_mean backlog_age_p90 genuine_online_share trips_mean \
      compliance_cost_mean compliance_cost_total \
      internal_done internal_left
      """
    #expect(MetricCatalogue.all.map(\.id) == contract.split(separator: " ").map(String.init))
    #expect(MetricCatalogue.pools.map(\.id).contains("utilisation"))
  }

  @Test("every metric has its own identifier and says what it means")
  func everyMetricIsDescribed() {
    let ids = MetricCatalogue.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(MetricCatalogue.pools.map(\.id)).count == MetricCatalogue.pools.count)
    for metric in MetricCatalogue.all {
      #expect(
        !metric.meaning.english.isEmpty && !metric.meaning.english.hasSuffix("."), "\(metric.id)")
      #expect(metric.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }, "\(metric.id)")
      #expect(MetricCatalogue.metric(metric.id)?.id == metric.id)
      let isShare =
        metric.id.contains("rate") || metric.id.hasSuffix("share")
        || metric.id == "journeys_on_time"
      #expect((metric.unit == .share) == isShare, "\(metric.id)")
    }
  }

  @Test("every figure has a name of its own in each language, and a unit and a group have one")
  func everyFigureIsNamed() {
    for language in DisplayLanguage.allCases {
      let names = ComparedFigure.all.map { MetricCatalogue.name(of: $0.id)[language] }
      #expect(Set(names).count == names.count && !names.contains(""))
      #expect(MetricUnit.allCases.allSatisfy { !$0.name[language].isEmpty })
      #expect(GroupKind.allCases.allSatisfy { !$0.name[language].isEmpty })
    }
    for figure in ComparedFigure.all { #expect(figure.name.english != figure.name.vietnamese) }
    for metric in MetricCatalogue.all {
      #expect(metric.meaning.english != metric.meaning.vietnamese, "\(metric.id)")
    }
    #expect(MetricCatalogue.name(of: "nothing") == Bilingual(same: "nothing"))
    #expect(DelayFindings.names.count == DelayFindings.kinds.count)
  }
}
