import ArgumentParser
import Experiments
import Wording

/// What a comparison is told of the figure that it ranks by, and of the selection of the best policy.
struct SelectionOptions: ParsableArguments {
  @Option(
    help:
      ArgumentHelp(
        "The figure by which policies are ranked or the best is selected; one that has a better end.",
        vi:
          "Chỉ tiêu dùng để xếp hạng hoặc chọn phương án tốt nhất; phải là chỉ tiêu có chiều tốt hơn."
      ),
    completion: .list(ComparedFigure.all.filter { $0.direction != nil }.map(\.id)))
  var metric = ComparedFigure.defaultRanking

  @Flag(
    help:
      ArgumentHelp(
        "Select the best policy instead of estimating differences: those that are beaten are not run any further. Judged is the figure of each replication.",
        vi:
          "Chọn phương án tốt nhất thay vì ước lượng các chênh lệch: phương án đã thua thì không chạy tiếp. Căn cứ là chỉ tiêu của từng lần mô phỏng."
      )
  )
  var selectBest = false

  @Option(
    help: ArgumentHelp(
      "With --select-best: a difference that does not matter, 0.5pp, or 2 in the figure's unit.",
      vi:
        "Với --select-best: mức chênh lệch coi là không đáng kể, 0.5pp, hoặc 2 theo đơn vị của chỉ tiêu.",
      valueName: "difference"))
  var indifference: String?

  @Option(
    help: ArgumentHelp(
      "With --select-best: the probability of selecting the best, 95 % by default.",
      vi: "Với --select-best: xác suất chọn đúng phương án tốt nhất, mặc định 95 %.",
      valueName: "percent"))
  var confidence: String?

  @Option(
    help: ArgumentHelp(
      "With --select-best: replications of all before any is dropped, 10 by default.",
      vi:
        "Với --select-best: số lần mô phỏng mọi phương án trước khi loại phương án nào, mặc định 10."
    ))
  var first: Int?
}

extension SelectionOptions {
  /// The figure that is meant.
  func figure() throws(Failure) -> ComparedFigure {
    guard let figure = ComparedFigure.figure(metric) else {
      throw .unknown(Bilingual("metric", vi: "chỉ tiêu"), metric, in: ComparedFigure.all.map(\.id))
    }
    guard figure.direction != nil else {
      throw .usage(
        Bilingual(
          "policies cannot be ranked by '\(metric)': more of it is neither better nor worse",
          vi:
            "không thể xếp hạng chính sách theo '\(metric)': nhiều hơn không tốt hơn cũng không xấu hơn"
        ),
        fix: Bilingual(
          "take a rate, a time or a cost, such as on_time_rate_resolved, late_or_overdue, open",
          vi:
            "chọn một tỷ lệ, thời gian hoặc chi phí, như on_time_rate_resolved, late_or_overdue, open"
        ))
    }
    return figure
  }

  /// The rule of `--select-best` with the most replications; `nil` where nothing is selected.
  func rule(_ options: ExperimentOptions) throws(Failure) -> StoppingRule? {
    let figure = try figure()
    guard selectBest else {
      let stray = [
        ("--indifference", indifference != nil), ("--confidence", confidence != nil),
        ("--first", first != nil),
      ].first { $0.1 }
      if let stray {
        throw .usage(
          Bilingual(
            "\(stray.0) is for --select-best only", vi: "\(stray.0) chỉ dùng với --select-best"),
          fix: Bilingual(
            "add --select-best, or leave it out", vi: "thêm --select-best, hoặc bỏ tùy chọn này"))
      }
      return nil
    }
    guard options.precision == nil else {
      throw .usage(
        Bilingual(
          "--precision and --select-best each say when to stop",
          vi: "--precision và --select-best đều quyết định lúc dừng"),
        fix: Bilingual(
          "leave one of them out: differences come with --precision, the best with --select-best",
          vi:
            "bỏ một trong hai: --precision cho các chênh lệch, --select-best cho phương án tốt nhất"
        )
      )
    }
    let most = options.replications ?? StoppingRule.greatestCount
    let first = first ?? 10
    guard (5...1000).contains(first) else {
      throw .usage(
        Bilingual(
          "'\(first)' first replications do not do",
          vi: "'\(first)' lần mô phỏng đầu là không phù hợp"),
        fix: Bilingual(
          "write --first with a number from 5 to 1000", vi: "viết --first với một số từ 5 đến 1000")
      )
    }
    guard most >= first else {
      throw .usage(
        Bilingual(
          "--replications \(most) ends before the first \(first) are run",
          vi: "--replications \(most) kết thúc trước khi chạy xong \(first) lần đầu"),
        fix: Bilingual(
          "write --replications with at least \(first), or leave it out",
          vi: "viết --replications ít nhất là \(first), hoặc bỏ đi"))
    }
    let rule = SelectionRule(
      metric: figure.id, indifference: try zone(of: figure), confidence: try probability(),
      first: first)
    return .selection(rule, atMost: most)
  }

  /// `0.5pp`, or `2` of a figure that is not a share.
  private func zone(of figure: ComparedFigure) throws(Failure) -> Double {
    let isShare = figure.unit == .share
    let example =
      isShare
      ? Bilingual(same: "--indifference 0.5pp")
      : Bilingual(
        "--indifference 2, in \(figure.unit.rawValue)",
        vi: "--indifference 2, tính bằng \(figure.unit.name.vietnamese)")
    guard let indifference else {
      throw .usage(
        Bilingual(
          "--select-best needs to know which difference does not matter",
          vi: "--select-best cần biết chênh lệch nào là không đáng kể"),
        fix: Bilingual("add ", vi: "thêm ") + example)
    }
    let text = indifference.filter { $0 != " " }
    let hasPoints = text.hasSuffix("pp")
    guard let number = Double(hasPoints ? String(text.dropLast(2)) : text), number.isFinite,
      number > 0, hasPoints == isShare, !isShare || number < 100
    else {
      throw .usage(
        Bilingual(
          "'\(indifference)' is no such difference of \(figure.id)",
          vi: "'\(indifference)' không phải là mức chênh lệch của \(figure.id)"),
        fix: Bilingual("write ", vi: "viết ") + example)
    }
    return isShare ? number / 100 : number
  }

  /// `95 %`.
  private func probability() throws(Failure) -> Double {
    guard let confidence else { return 0.95 }
    let text = confidence.filter { $0 != " " }
    guard let number = Double(text.hasSuffix("%") ? String(text.dropLast()) : text),
      number >= 50, number <= 99.99
    else {
      throw .usage(
        Bilingual(
          "'\(confidence)' is no confidence", vi: "'\(confidence)' không phải là độ tin cậy"),
        fix: Bilingual(
          "write --confidence '95 %', from 50 to 99.99",
          vi: "viết --confidence '95 %', từ 50 đến 99.99"))
    }
    return number / 100
  }
}

extension Failure {
  /// A selection that could not be made.
  init(_ failure: SelectionFailure) {
    switch failure {
    case .noFigure(let metric, let policy, let replications, let usable, let needed):
      self.init(
        .runFailed,
        Bilingual(
          "of \(replications) replications only \(usable) have \(metric) under all policies, and \(needed) are needed first; '\(policy)' had none last",
          vi:
            "trong \(replications) lần mô phỏng chỉ \(usable) lần có \(metric) ở mọi phương án, mà trước hết cần \(needed) lần; sau cùng '\(policy)' không có"
        ),
        fix:
          Bilingual(
            "take a figure that every replication has, a longer period, or compare without --select-best",
            vi:
              "chọn chỉ tiêu mà lần mô phỏng nào cũng có, kỳ dài hơn, hoặc so sánh không có --select-best"
          )
      )
    }
  }
}
