import Wording

extension Notebook {
  /// The ways that dossiers took, by process mining where it is installed.
  static let processMining = Notebook(
    name: "process-mining",
    cells: [
      .words(
        "title",
        Bilingual(
          """
          # The ways of dossiers

          Process mining on the event log of a run: which ways dossiers took, and where they waited. It needs `events.csv`
          (`motcua run office.yaml --event-log csv`) and pm4py (`pip install pm4py`; AGPL). Where one of them is missing it
          says so and does nothing.
          """,
          vi: """
            # Đường đi của hồ sơ

            Khai phá quy trình từ nhật ký sự kiện của một lần chạy: hồ sơ đi những đường nào, chờ ở đâu. Cần `events.csv`
            (`motcua run office.yaml --event-log csv`) và pm4py (`pip install pm4py`; giấy phép AGPL). Thiếu một trong hai
            thì sổ tay nói rõ và không làm gì.
            """)),
      .opening, .mining, .waysWords, .ways, .stepsWords, .steps, .flowWords, .flow,
    ])
}

extension Notebook.Cell {
  fileprivate static let mining = code("log") { say in
    #"""
    try:
        import pm4py
    except ImportError:
        pm4py = None
    log = None
    if "events" not in tables:
        print(\#(say(noEvents)))
    elif pm4py is None:
        print(\#(say(noTool)))
    else:
        events = results.sql("SELECT * FROM events WHERE \"end\" IS NOT NULL").df()
        log = pm4py.format_dataframe(events, case_id="case_id", activity_key="activity", timestamp_key="end",
                                     start_timestamp_key="start")
        print(log["case:concept:name"].nunique(), \#(say(Bilingual("dossiers", vi: "hồ sơ"))), len(log),
              \#(say(Bilingual("events", vi: "sự kiện"))))
    """#
  }

  fileprivate static let waysWords = words(
    "ways-words",
    Bilingual("## Which ways are taken", vi: "## Những đường đi thường gặp"))

  fileprivate static let ways = code("ways") { _ in
    #"""
    if log is not None:
        variants = pm4py.get_variants(log)
        for activities, count in sorted(variants.items(), key=lambda item: (-item[1], item[0]))[:10]:
            print(count, " > ".join(activities))
    """#
  }

  fileprivate static let stepsWords = words(
    "steps-words",
    Bilingual(
      """
      ## Where dossiers wait

      The time between the end of what came before and the begin of a step, and how long the step takes, in wall hours.
      """,
      vi: """
        ## Hồ sơ chờ ở đâu

        Thời gian từ khi xong việc trước đến khi bắt đầu một bước, và thời gian của bước đó, tính bằng giờ đồng hồ.
        """))

  fileprivate static let steps = code("steps") { _ in
    #"""
    if log is not None:
        display(results.sql("""
            WITH steps AS (
                SELECT activity, "start", "end",
                    max("end") OVER (PARTITION BY case_id ORDER BY "start", "end"
                                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
                FROM events WHERE "end" IS NOT NULL)
            SELECT activity, count(*) AS times,
                avg(greatest(epoch("start") - epoch(before), 0)) / 3600 AS wait_hours,
                avg(epoch("end") - epoch("start")) / 3600 AS step_hours
            FROM steps GROUP BY activity ORDER BY wait_hours DESC NULLS LAST, activity
            """).df())
    """#
  }

  fileprivate static let flowWords = words(
    "flow-words",
    Bilingual(
      """
      ## What follows what

      The commonest pairs; `pm4py.view_dfg(*pm4py.discover_dfg(log))` draws them where Graphviz is installed.
      """,
      vi: """
        ## Việc gì nối tiếp việc gì

        Những cặp thường gặp nhất; `pm4py.view_dfg(*pm4py.discover_dfg(log))` vẽ thành sơ đồ nếu đã cài Graphviz.
        """))

  fileprivate static let flow = code("flow") { _ in
    #"""
    if log is not None:
        pairs, starts, ends = pm4py.discover_dfg(log)
        for (before, after), count in sorted(pairs.items(), key=lambda item: (-item[1], item[0]))[:20]:
            print(count, before, ">", after)
    """#
  }

  private static let noEvents = Bilingual(
    "Skipped: this run has no events.csv; run it with --event-log csv and export it again.",
    vi: "Bỏ qua: lần chạy này không có events.csv; hãy chạy với --event-log csv rồi xuất lại.")
  private static let noTool = Bilingual(
    "Skipped: pm4py is not installed (pip install pm4py).",
    vi: "Bỏ qua: chưa cài pm4py (pip install pm4py).")
}
