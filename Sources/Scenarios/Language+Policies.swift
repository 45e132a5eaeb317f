import Wording

/// What changes on a date: the shape of policies and of their actions. Their meaning lies in the
/// policy catalogue, above this module.
extension Language {
  static let policy = KeyTable(
    noun: Bilingual("a policy", vi: "chính sách"), definition: "policy",
    keys: [
      Key("name", .text, "What it is called."),
      Key("from", .quantity(.day), "Its first day (default: the first day of the run)."),
      Key("until", .quantity(.day), "The last day of its effect (default: for good)."),
      Key(
        "do", .either([.items(actions), .mapping(actionTable)]),
        "What it changes: a list of actions, or a table of them.", required: true, pathName: ""),
      Key(
        "vary", .named(.name, .list(.text)),
        "Makes it a family: one policy for each combination of these values, `$cut` standing for one of `cut:`."
      ),
      Key(
        "cost", .mapping(policyCost),
        "What it costs the administration, for `compare` to hold against what it spares."),
      Key("note", .text, "A remark."),
    ] + spreading(.belowActions) + [
      lateStart(.belowActions), sourceKey,
    ])

  private static let policyCost = KeyTable(
    noun: Bilingual("the cost of a policy", vi: "chi phí của chính sách"),
    keys: [
      Key("once", .quantity(.budget), "What it takes to begin (default 0)."),
      Key(
        "yearly", .quantity(.yearlyMoney),
        "What it takes while it holds, counted by the days of the period (default 0)."),
      sourceKey,
    ])

  /// Policies that are applied together, to be compared.
  static let policySet = KeyTable(
    noun: Bilingual("a set of policies", vi: "phương án"),
    keys: [
      Key("name", .text, "What it is called (default: its policies, `papers + sixth-post`)."),
      Key("of", .list(.reference), "The policies, applied together.", required: true),
    ])

  /// One kind for each action; a row of a table is one of them, too.
  static let actions = ItemTable(
    noun: Bilingual("an action", vi: "thay đổi"),
    kinds: [
      ItemTable.Kind(
        key: Key(
          "staff", .either([.quantity(.staffName), .list(.quantity(.staffName))]),
          "Changes the posts of staff: a role at an agency, at a member or at a whole group.",
          vi:
            "Thay đổi số vị trí của nhân sự: một vai trò ở một cơ quan, ở một thành viên hoặc ở cả một nhóm."
        ),
        keys: [
          Key(
            "posts", .quantity(.postsChange),
            "A new number, or a change: posts with a sign are added, percentages multiply.",
            vi:
              "Số mới, hoặc mức thay đổi: số vị trí có dấu thì cộng thêm hay trừ bớt, phần trăm thì nhân.",
            required: true, pathName: "")
        ] + actionDates + Key.later("ramp", "effective")),
      ItemTable.Kind(
        key: Key(
          "simplify", .either([.reference, .list(.reference)]),
          "Changes the rules of procedures for the dossiers accepted from a date on: a procedure, a member, a group, or `all`.",
          vi:
            "Thay đổi quy định của thủ tục đối với hồ sơ được tiếp nhận từ một ngày: một thủ tục, một thành viên, một nhóm, hoặc `all`."
        ),
        keys: simplifyKeys + spreading(.overPolicy) + actionDates + [mergeKey]
      ),
      moveAction, openAction, handOverAction, recordAction, standardiseAction, onlineAction,
      reviewAction,
    ] + handingOver + procedureActions + [
      ItemTable.Kind(
        key: Key("table", .quantity(.tablePath), "An action for each row of a table."),
        keys: actionTable.keys.filter { $0.name != "table" })
    ],
    pathNamesKind: true)

  /// `{ table: posts.csv }`, with what holds for all of its rows beside it.
  static let actionTable = KeyTable(
    noun: Bilingual("a table of actions", vi: "bảng các thay đổi"),
    keys: [
      Key(
        "table", .quantity(.tablePath), "An action for each row of a table.", required: true),
      Key("posts", .quantity(.postsChange), "For rows that do not say otherwise."),
      Key("limit", .quantity(.limitChange), "For rows that do not say otherwise."),
      Key("supplement", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("refuse", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("fee", .quantity(.feeChange), "For rows that do not say otherwise."),
      Key("papers", .quantity(.papersChange), "For rows that do not say otherwise."),
      Key("spread", .quantity(.spreadChange), "For rows that do not say otherwise."),
      Key("calendar", .reference, "For rows that do not say otherwise."),
      Key("electronic", .quantity(.shareChange), "For rows that do not say otherwise."),
      Key("delay", .quantity(.delayChange), "For rows that do not say otherwise."),
      Key("lost", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("share", .quantity(.shareChange), "For rows that do not say otherwise."),
      Key("assisted", .quantity(.shareChange), "For rows that do not say otherwise."),
      Key("entered", .quantity(.shareChange), "For rows that do not say otherwise."),
      Key("lag", .quantity(.delayChange), "For rows that do not say otherwise."),
      Key("missing", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("wrong", .quantity(.chanceChange), "For rows that do not say otherwise."),
      Key("bulk", .quantity(.chanceChange), "For rows that do not say otherwise."),
    ] + spreading(.forOtherRows) + actionDates)

  private static let simplifyKeys: [Key] = [
    Key(
      "limit", .quantity(.limitChange),
      "A new limit, or a change of it: rounded up to the next whole unit; binds every dossier, reached or not.",
      vi:
        "Thời hạn mới, hoặc mức thay đổi: làm tròn lên đến đơn vị nguyên; áp dụng cho mọi hồ sơ, dù thay đổi có đến hồ sơ đó hay không."
    ),
    Key(
      "work",
      .either([.quantity(.workChange), .named(.member, .quantity(.workChange))]),
      "Hands-on time: a percentage for every item, or by item a new law, a percentage, or minutes with a sign.",
      vi:
        "Thời gian làm việc trực tiếp: một tỷ lệ phần trăm cho mọi mục, hoặc theo từng mục một luật phân bố mới, một tỷ lệ phần trăm, hoặc số phút có dấu."
    ),
    Key(
      "drop", .either([.name, .list(.name)]),
      "Items of the workflow that are passed no more; not `receive:`.",
      vi: "Các mục của quy trình được bỏ qua từ đó; không bỏ được `receive:`."),
    Key(
      "supplement", .quantity(.chanceChange),
      "The chances of all requests for papers: a percentage multiplies, `pp` are added, without sign it is the new chance.",
      vi:
        "Xác suất của mọi yêu cầu bổ sung giấy tờ: phần trăm thì nhân, `pp` thì cộng thêm hay trừ bớt, không có dấu là xác suất mới."
    ),
    Key(
      "refuse", .quantity(.chanceChange), "The same of the chances to be turned away.",
      vi: "Cũng như vậy, với xác suất bị từ chối."),
    Key(
      "fee", .quantity(.feeChange),
      "Fees and charges: a new amount, or with a sign a change of it; counted where `costs:` is given.",
      vi: "Phí, lệ phí: mức mới, hoặc mức thay đổi nếu có dấu; được tính khi có `costs:`."
    ),
    Key(
      "papers", .quantity(.papersChange),
      "The papers of a dossier, for what they cost: a new number, or with a sign a change of it.",
      vi: "Số giấy tờ của một hồ sơ, để tính chi phí: số mới, hoặc mức thay đổi nếu có dấu."),
    Key(
      "parallel", .list(.name),
      "Items that stand one after the other and are passed at the same time from then on.",
      vi: "Các mục đứng liền nhau, từ đó được làm đồng thời."),
    Key(
      "effort-response", .quantity(.share),
      "What if people worked faster because the limit is shorter: hands-on time falls by this share of what the limit is cut by (default 0 %: it does not).",
      vi:
        "Giả sử người làm nhanh hơn vì thời hạn ngắn hơn: thời gian làm việc trực tiếp giảm bằng tỷ lệ này của mức cắt giảm thời hạn (mặc định 0 %: không giảm)."
    ),
    Key(
      "review-cycles",
      .mapping(
        KeyTable(
          noun: Bilingual("the review of a draft", vi: "việc soát xét bản thảo"),
          keys: [
            Key(
              "chance", .quantity(.share),
              "That a draft goes back for one more round; so does each later one.",
              vi: "Xác suất bản thảo bị trả lại để làm thêm một vòng; các vòng sau cũng vậy.",
              required: true),
            Key(
              "delay", .quantity(.startDelay), "What each round takes.",
              vi: "Mỗi vòng mất bao lâu.", required: true),
          ])),
      "How often the draft of the change goes back before it is signed, drawn once in each replication; each round delays its first day (default: never).",
      vi:
        "Bản thảo của thay đổi bị trả lại mấy lần trước khi được ký, rút ngẫu nhiên một lần trong mỗi lần mô phỏng; mỗi vòng làm chậm ngày đầu tiên (mặc định: không lần nào)."
    ),
  ]

  /// Work and decisions that go to other agencies or staff.
  private static let handingOver: [ItemTable.Kind] = [
    ItemTable.Kind(
      key: Key(
        "delegate", oneOrMore,
        "Lends the decision to other agencies, for the dossiers accepted from a date until another: procedures, groups, or `all`.",
        vi:
          "Ủy quyền giải quyết cho cơ quan khác, đối với hồ sơ được tiếp nhận từ một ngày đến một ngày khác: các thủ tục, các nhóm, hoặc `all`."
      ), keys: delegationKeys + spreading(.overPolicy) + actionDates),
    ItemTable.Kind(
      key: Key(
        "decentralise", oneOrMore,
        "Gives the decision to other agencies for good: procedures, groups, or `all`.",
        vi: "Phân cấp hẳn việc giải quyết cho cơ quan khác: các thủ tục, các nhóm, hoặc `all`."
      ), keys: delegationKeys + spreading(.overPolicy) + actionDates),
    ItemTable.Kind(
      key: Key(
        "pool", .either([.quantity(.staffName), .list(.quantity(.staffName))]),
        "Brings the staff of several agencies together at one, from which it works for all of them: posts, work and what waits go over on the day.",
        vi:
          "Gộp nhân sự của nhiều cơ quan về một cơ quan, từ đó làm việc cho tất cả: vị trí, công việc và hồ sơ đang chờ chuyển sang trong ngày."
      ),
      keys: [
        Key(
          "into", .reference, "The agency where they are; it declares the role.",
          vi: "Cơ quan nơi nhân sự làm việc; cơ quan này khai báo vai trò.", required: true),
        Key(
          "visits", .word(["none"]), "Nobody travels: it works for every place on every day.",
          vi: "Không ai đi lưu động: ngày nào cũng làm việc cho mọi địa bàn."),
      ] + actionDates),
    ItemTable.Kind(
      key: Key(
        "reorganise", oneOrMore,
        "Closes agencies for good on a date; others take over all that they do: agencies or whole groups.",
        vi:
          "Giải thể cơ quan vào một ngày; cơ quan khác tiếp quản mọi việc của chúng: các cơ quan hoặc cả nhóm."
      ),
      keys: [
        Key(
          "into", .reference, "The agency, or the group, that takes over.",
          vi: "Cơ quan, hoặc nhóm, tiếp quản.", required: true),
        rolesKey,
        backlogKey,
      ] + actionDates),
    ItemTable.Kind(
      key: Key(
        "sign", .either([.quantity(.itemName), .list(.quantity(.itemName))]),
        "Lets somebody else do an item, or at other times: a signature that is delegated, a window, a batch; for everybody from the date on.",
        vi:
          "Để người khác làm một mục, hoặc làm vào lúc khác: ủy quyền ký, khung giờ, đợt xử lý; cho mọi hồ sơ kể từ ngày đó."
      ),
      keys: [
        Key(
          "by", .either([.quantity(.roleName), .list(.quantity(.roleName))]),
          "The role at the item's agency, or at another one; of several, whoever is free first.",
          vi:
            "Vai trò ở cơ quan làm mục đó, hoặc ở cơ quan khác; nếu nêu nhiều vai trò thì ai rảnh trước người đó làm."
        ),
        Key(
          "window",
          .either([
            .reference,
            .named(.dayRange, .either([.quantity(.interval), .list(.quantity(.interval))])),
          ]),
          "Intervals in which the work may begin, or the name of a calendar.",
          vi: "Các khoảng giờ được bắt đầu công việc, hoặc tên của một lịch."),
        Key(
          "batch",
          .either([
            .word(["none"]),
            .named(.dayRange, .either([.quantity(.timeOfDay), .list(.quantity(.timeOfDay))])),
          ]),
          "Moments at which what waits is released together, or `none`.",
          vi: "Các thời điểm mà hồ sơ đang chờ được chuyển đi cùng một đợt, hoặc `none`."),
        Key(
          "back", .quantity(.chanceChange),
          "The chance that the item sends back: a percentage multiplies, `pp` are added, without sign it is the new chance.",
          vi:
            "Xác suất mục đó trả lại hồ sơ: phần trăm thì nhân, `pp` thì cộng thêm hay trừ bớt, không có dấu là xác suất mới."
        ),
      ] + actionDates),
  ]

  /// Other rules of procedures and of those who are asked.
  private static let procedureActions: [ItemTable.Kind] = [
    ItemTable.Kind(
      key: Key(
        "consult", .either([.quantity(.itemName), .list(.quantity(.itemName))]),
        "Changes how agencies answer that are asked, from the date on: the `ask:` items named.",
        vi: "Thay đổi cách cơ quan được lấy ý kiến trả lời, kể từ ngày đó: các mục `ask:` được nêu."
      ),
      keys: [
        Key(
          "answer", .quantity(.delayChange),
          "How long an answer takes: a new law, or a percentage of each draw.",
          vi: "Thời gian trả lời: luật phân bố mới, hoặc tỷ lệ phần trăm của mỗi giá trị được rút."),
        Key(
          "answer-by", .quantity(.fixedDelayChange), "The limit of an answer, or a percentage.",
          vi: "Thời hạn trả lời, hoặc tỷ lệ phần trăm."),
        Key(
          "silence", .word(Silence.allCases.map(\.rawValue)),
          "What it means when the limit is over: `consent`, or `wait`.",
          vi:
            "Hết thời hạn mà chưa trả lời nghĩa là gì: `consent` (đồng ý), hoặc `wait` (chờ tiếp)."),
      ] + actionDates),
    ItemTable.Kind(
      key: Key(
        "apologise", oneOrMore,
        "Changes the rules of extensions and letters of apology, from the date on: procedures, groups, or `all`.",
        vi:
          "Thay đổi quy định về gia hạn và văn bản xin lỗi, kể từ ngày đó: các thủ tục, các nhóm, hoặc `all`."
      ),
      keys: [
        Key(
          "letter", .quantity(.chanceChange), "Of the letters due, the share sent in time.",
          vi: "Trong số văn bản phải gửi, tỷ lệ gửi đúng thời điểm quy định."),
        Key(
          "letter-late", .quantity(.chanceChange), "Of the letters due, the share sent late.",
          vi: "Trong số văn bản phải gửi, tỷ lệ gửi chậm."),
        Key(
          "chance", .quantity(.chanceChange), "The chance that more time is granted.",
          vi: "Xác suất được gia hạn."),
        Key(
          "by", .quantity(.workingDays), "By how much it moves the current due date.",
          vi: "Ngày hẹn trả hiện hành được lùi bao nhiêu."),
      ] + actionDates),
    ItemTable.Kind(
      key: Key(
        "digitise", oneOrMore,
        "Lets a share of dossiers do without papers that the office has already: procedures, groups, or `all`.",
        vi:
          "Cho một tỷ lệ hồ sơ không phải nộp giấy tờ mà cơ quan đã có: các thủ tục, các nhóm, hoặc `all`."
      ),
      keys: [
        Key(
          "reuse", .quantity(.share),
          "The share of dossiers whose data are found, once the ramp is over; it is what the keys below reach.",
          vi:
            "Tỷ lệ hồ sơ có dữ liệu tái sử dụng được, khi hết lộ trình; các khóa dưới đây áp dụng cho những hồ sơ này.",
          required: true),
        Key(
          "spares", .either([.name, .list(.name)]), "Items that those dossiers do not pass.",
          vi: "Các mục mà những hồ sơ này không phải qua."),
        Key(
          "papers", .quantity(.papersChange), "The papers of those dossiers.",
          vi: "Số giấy tờ của những hồ sơ này."),
        Key(
          "supplement", .quantity(.chanceChange), "Their requests for papers.",
          vi: "Các yêu cầu bổ sung giấy tờ đối với chúng."),
        Key(
          "work", .either([.quantity(.workChange), .named(.member, .quantity(.workChange))]),
          "Their hands-on time.", vi: "Thời gian làm việc trực tiếp cho chúng."),
        Key(
          "scan", .named(.member, .quantity(.workChange)),
          "What the items named take more for every dossier: scanning.",
          vi: "Các mục được nêu mất thêm bao lâu cho mỗi hồ sơ: số hóa giấy tờ."),
        Key(
          "ramp", .quantity(.ramp),
          "How the reuse spreads from its first day on. Wins over the policy's.",
          vi:
            "Việc tái sử dụng dữ liệu lan rộng thế nào kể từ ngày đầu tiên. Được ưu tiên hơn giá trị của chính sách."
        ),
      ] + actionDates),
    ItemTable.Kind(
      key: Key(
        "link", .reference,
        "Links the stages of a procedure in another way, for the whole run.",
        vi: "Liên thông các giai đoạn của một thủ tục theo cách khác, trong cả lần chạy."),
      keys: [
        Key(
          "linkage", .word(Linkage.allCases.map(\.rawValue)),
          "`sequential`: one dossier, stage after stage; `parallel`: stages together; `none`: dossiers of their own.",
          vi:
            "`sequential`: một hồ sơ, hết giai đoạn này đến giai đoạn khác; `parallel`: các giai đoạn đồng thời; `none`: mỗi giai đoạn một hồ sơ riêng.",
          required: true),
        Key(
          "after", .name, "The stage after which the others start together.",
          vi: "Giai đoạn mà sau đó các giai đoạn khác cùng bắt đầu."),
      ] + actionDates),
  ]

  private static let oneOrMore = Shape.either([.reference, .list(.reference)])
  /// What a policy or an action begins later by, drawn for each replication.
  private static func lateStart(_ rank: Bilingual) -> Key {
    Key(
      "late-start", .quantity(.startDelay),
      "By how much it begins later than `from:`, drawn once in each replication and rounded to whole days (default: it does not). \(rank.english)",
      vi:
        "Bắt đầu chậm hơn `from:` bao lâu, rút ngẫu nhiên một lần trong mỗi lần mô phỏng và làm tròn đến ngày (mặc định: không chậm). \(rank.vietnamese)"
    )
  }

  private static let mergeKey = Key.refused(
    "merge",
    because: Bilingual(
      "`merge:` does not say whose the work is, nor how much",
      vi: "`merge:` không nói việc là của ai, và bao nhiêu"),
    instead:
      Bilingual(
        "drop one item and say what the other one takes: `drop: check, work: { sign: 30 min }`",
        vi: "bỏ một mục và ghi mục kia mất bao lâu: `drop: check, work: { sign: 30 min }`"))

  private static let rolesKey = Key(
    "roles", .named(.reference, .quantity(.roleName)),
    "Staff that the workflow names, and who does its work there; a role that is not named has to exist there.",
    vi:
      "Nhân sự mà quy trình nêu, và ai làm việc đó ở nơi mới; vai trò không được nêu thì phải có sẵn ở nơi đó."
  )
  private static let backlogKey = Key(
    "backlog", .word(["stay", "move"]),
    "What becomes of open dossiers: they `stay` where they are (default), or `move` on the day.",
    vi:
      "Hồ sơ đang giải quyết sẽ ra sao: ở lại chỗ cũ, `stay` (mặc định), hoặc chuyển đi trong ngày, `move`."
  )

  private static let delegationKeys: [Key] = [
    Key(
      "to", .reference, "The agency, or the group by place, that decides from then on.",
      vi: "Cơ quan, hoặc nhóm theo địa bàn, có thẩm quyền giải quyết từ đó.",
      required: true),
    rolesKey,
    Key(
      "effort", .quantity(.change),
      "What its work takes more at first: a percentage of each draw (default +0 %).",
      vi:
        "Lúc đầu công việc mất thêm bao nhiêu: tỷ lệ phần trăm của mỗi giá trị được rút (mặc định +0 %)."
    ),
    Key(
      "errors", .quantity(.change),
      "By how much the chances of sending back and of requests for papers grow at first (default +0 %).",
      vi:
        "Lúc đầu xác suất trả lại và xác suất yêu cầu bổ sung giấy tờ tăng bao nhiêu (mặc định +0 %)."
    ),
    Key(
      "half-life", .quantity(.workingDays),
      "After how many working days half of that is learned (default: it stays).",
      vi:
        "Sau bao nhiêu ngày làm việc thì phần tăng thêm đó giảm một nửa nhờ quen việc (mặc định: giữ nguyên)."
    ),
    backlogKey,
  ]

  /// Whom an action reaches, and how fast.
  static func spreading(_ rank: Bilingual) -> [Key] {
    [
      Key(
        "ramp", .quantity(.ramp),
        "How it spreads from its first day on, from none to all (default: at once). \(rank.english)",
        vi:
          "Lan rộng thế nào kể từ ngày đầu tiên, từ không hồ sơ nào đến tất cả (mặc định: ngay lập tức). \(rank.vietnamese)"
      ),
      Key(
        "effective", .quantity(.share),
        "The share of dossiers that it reaches at last (default 100 %). \(rank.english)",
        vi: "Tỷ lệ hồ sơ rốt cuộc được áp dụng (mặc định 100 %). \(rank.vietnamese)"),
    ]
  }

  /// Keys of every action.
  static let actionDates: [Key] =
    [
      Key(
        "from", .quantity(.day), "Its first day; wins over the policy's.",
        vi: "Ngày đầu tiên; được ưu tiên hơn giá trị của chính sách."),
      Key(
        "until", .quantity(.day), "The last day of its effect; wins over the policy's.",
        vi: "Ngày cuối cùng có hiệu lực; được ưu tiên hơn giá trị của chính sách."),
      lateStart(.overPolicy),
      sourceKey,
    ]
}

/// Which of several values counts: of the policy, of its actions, of rows of a table.
extension Bilingual {
  static let belowActions = Bilingual(
    "Wins where an action says nothing itself.",
    vi: "Được dùng khi thay đổi không tự nêu giá trị.")
  static let overPolicy = Bilingual(
    "Wins over the policy's.", vi: "Được ưu tiên hơn giá trị của chính sách.")
  static let forOtherRows = Bilingual(
    "For rows that do not say otherwise.", vi: "Cho những dòng không nêu khác.")
}
