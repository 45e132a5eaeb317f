import Wording

extension Notebook {
  /// Questions to the tables in SQL.
  static let questionsInSQL = Notebook(
    name: "questions-in-sql",
    cells: [
      .words(
        "title",
        Bilingual(
          """
          # Questions in SQL

          DuckDB reads the tables where they lie, also where they are larger than memory. Each table is a view of its name;
          `datapackage.json` says what the columns mean.
          """,
          vi: """
            # Hỏi bằng SQL

            DuckDB đọc trực tiếp các bảng, kể cả khi bảng lớn hơn bộ nhớ. Mỗi bảng là một view cùng tên; `datapackage.json`
            giải thích các cột.
            """)),
      .opening, .dictionaryWords, .dictionary, .ownWords, .own, .worst, .uncertain, .parquetWords,
      .parquet,
    ])
}

extension Notebook.Cell {
  fileprivate static let dictionaryWords = words(
    "dictionary-words", Bilingual("## What there is", vi: "## Có những bảng nào"))

  fileprivate static let dictionary = code("dictionary") { say in
    #"""
    import pandas

    TITLE = \#(say(Bilingual("title", vi: "title_vi")))
    dictionary = pandas.DataFrame(
        (table["name"], field["name"], field["type"], field.get("unit", ""), field.get(TITLE, ""))
        for table in package["resources"] for field in table["schema"]["fields"])
    dictionary.columns = ["table", "column", "type", "unit", "meaning"]
    display(pandas.DataFrame((table["name"], table.get(TITLE, "")) for table in package["resources"]))
    dictionary
    """#
  }

  fileprivate static let ownWords = words(
    "own-words",
    Bilingual(
      """
      ## Three questions

      Put your own beside them. An empty cell of `agency`, `procedure` or `period` in `metrics` means all of them, and is
      NULL here; names with a hyphen stand in quotes, as in `"form-06a"`.
      """,
      vi: """
        ## Ba câu hỏi mẫu

        Hãy đặt câu hỏi của bạn bên cạnh. Ô trống ở `agency`, `procedure` hay `period` của `metrics` nghĩa là tất cả, ở đây
        là NULL; tên có gạch nối đặt trong ngoặc kép, như `"form-06a"`.
        """))

  fileprivate static let own = code("means") { _ in
    #"""
    results.sql("""
        SELECT metric, policy, mean, low, high, unit FROM summary
        WHERE metric IN ('received', 'resolved', 'resolved_late', 'open', 'on_time_rate_resolved')
        ORDER BY metric, policy
        """).df()
    """#
  }

  fileprivate static let worst = code("worst") { _ in
    #"""
    results.sql("""
        SELECT policy, name AS procedure, mean AS late FROM groups
        WHERE "group" = 'procedure' AND metric = 'resolved_late' AND mean > 0
        ORDER BY mean DESC, policy, name LIMIT 20
        """).df()
    """#
  }

  fileprivate static let uncertain = code("months") { _ in
    #"""
    results.sql("""
        SELECT policy, period, avg(value) AS mean, stddev_samp(value) AS sd, min(value) AS least, max(value) AS most
        FROM metrics WHERE metric = 'resolved_late' AND period IS NOT NULL
        GROUP BY policy, period ORDER BY sd DESC NULLS LAST, policy, period LIMIT 20
        """).df()
    """#
  }

  fileprivate static let parquetWords = words(
    "parquet-words",
    Bilingual(
      """
      ## Faster, the next time

      A large `metrics.csv` is read once and kept as Parquet in a folder of its own (`motcua results parquet` does the same).
      """,
      vi: """
        ## Nhanh hơn cho lần sau

        `metrics.csv` lớn thì đọc một lần rồi lưu thành Parquet (`motcua results parquet` cũng làm như vậy).
        """))

  fileprivate static let parquet = code("parquet") { _ in
    #"""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        results.table("metrics").write_parquet(f"{folder}/metrics.parquet")
        (rows,) = results.read_parquet(f"{folder}/metrics.parquet").count("*").fetchall()[0]
    rows
    """#
  }
}
