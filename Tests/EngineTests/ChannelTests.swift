import Engine
import SampleScenarios
import Scenarios
import Testing

@Suite("Channels")
struct ChannelTests {
  @Test("assisted filing counts as online, the post does not, and each has its row")
  func fourChannels() throws {
    var scenario = try ScenarioText.scenario(
      DeskText(work: "1 min", arrivals: "20000 per period").text)
    scenario.demand[0].channels = [
      ChannelShare(channel: .counter, share: 0.4), ChannelShare(channel: .online, share: 0.3),
      ChannelShare(channel: .assisted, share: 0.2), ChannelShare(channel: .postal, share: 0.1),
    ]
    let model = try Model(compiling: scenario)
    let outcome = try outcomes(of: model, replications: 1)[0]
    #expect(model.margins.channels == [.counter, .online, .assisted, .postal])
    let received = outcome.total.tally.received
    for (row, share) in zip(outcome.channels, [0.4, 0.3, 0.2, 0.1]) {
      let expected = Double(received) * share
      // Binomial, 4 standard errors.
      #expect(
        abs(Double(row.tally.received) - expected) < 4 * (expected * (1 - share)).squareRoot())
    }
    #expect(outcome.channels.map(\.tally.received).reduce(0, +) == received)
    #expect(
      outcome.total.tally.receivedOnline
        == outcome.channels[1].tally.received + outcome.channels[2].tally.received)
  }

  @Test("counter and online have rows in every scenario, the others where somebody uses them")
  func rows() throws {
    var scenario = try ScenarioText.scenario(DeskText(first: 3).text)
    #expect(try Model(compiling: scenario).margins.channels == [.counter, .online])
    scenario.demand[0].channels = [
      ChannelShare(channel: .assisted, share: 0), ChannelShare(channel: .postal, share: 1),
    ]
    let model = try Model(compiling: scenario)
    #expect(model.margins.channels == [.counter, .online, .postal])
    let outcome = try outcomes(of: model, replications: 1)[0]
    #expect(outcome.channels.map(\.tally.received) == [0, 0, 3])
  }

  @Test(
    "a condition on the channel admits the channels that it names",
    arguments: [
      ("channel = counter", [true, false, false, false]),
      ("channel != counter", [false, true, true, true]),
      ("channel = online", [false, true, false, false]),
      ("channel != online", [true, false, true, true]),
    ])
  func conditions(condition: String, expected: [Bool]) throws {
    let text = DeskText(work: "1 min", first: 5).text.replacing(
      "{ step: serve,", with: "{ step: serve, if: \(condition),")
    for (channel, passes) in zip(Channel.allCases, expected) {
      var scenario = try ScenarioText.scenario(text)
      scenario.demand[0].channels = [ChannelShare(channel: channel, share: 1)]
      let outcome = try outcomes(of: Model(compiling: scenario), replications: 1)[0]
      #expect(outcome.pools[0].started == (passes ? 5 : 0), "\(condition) by \(channel)")
      #expect(outcome.total.tally.resolved == 5)
    }
  }
}
