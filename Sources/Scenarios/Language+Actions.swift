/// Actions that reach everybody at once, and that on the spread of work.
extension Language {
  static let moveAction = ItemTable.Kind(
    key: Key(
      "move", .either([.quantity(.staffName), .list(.quantity(.staffName))]),
      "Moves posts from staff, a role at an agency, at a member or at each of a group, to other staff.",
      vi:
        "Điều chuyển vị trí từ nhân sự này, một vai trò ở một cơ quan, ở một thành viên hoặc ở từng thành viên của một nhóm, sang nhân sự khác."
    ),
    keys: [
      Key(
        "to", .quantity(.staffName), "Where they work then: one role at one agency.",
        vi: "Nơi họ làm việc từ đó: một vai trò ở một cơ quan.",
        required: true),
      Key(
        "posts", .quantity(.posts),
        "How many leave each of the named staff; they are counted after all percentages.",
        vi:
          "Mỗi nhân sự được nêu chuyển đi bao nhiêu vị trí; số này được tính sau mọi thay đổi theo phần trăm.",
        required: true, pathName: ""),
    ] + actionDates + Key.later("ramp", "effective"))

  static let openAction = ItemTable.Kind(
    key: Key(
      "open", .either([.reference, .list(.reference)]),
      "Lets staff of agencies work by other hours: an agency, a member, a group, or `all`.",
      vi:
        "Cho nhân sự của cơ quan làm việc theo giờ khác: một cơ quan, một thành viên, một nhóm, hoặc `all`."
    ),
    keys: [
      Key(
        "calendar", .reference,
        "The calendar by which they work. The statutory clock, batches and the hours in which applicants come stay those of the agency's own.",
        vi:
          "Lịch làm việc được dùng. Cách tính thời hạn, các đợt xử lý và giờ người nộp đến vẫn theo lịch riêng của cơ quan.",
        required: true),
      Key(
        "roles", .either([.name, .list(.name)]), "Whose hours change (default: all staff there).",
        vi: "Giờ làm của ai thay đổi (mặc định: mọi nhân sự ở đó)."),
    ] + actionDates + Key.later("ramp", "effective"))

  static let handOverAction = ItemTable.Kind(
    key: Key(
      "hand-over", .either([.reference, .list(.reference)]),
      "Changes how dossiers go from agencies to others: those that give, a group, or `all`.",
      vi:
        "Thay đổi cách luân chuyển hồ sơ giữa các cơ quan: các cơ quan giao, một nhóm, hoặc `all`."),
    keys: [
      Key(
        "to", .either([.reference, .list(.reference)]),
        "The agencies that take; a group stands for its members (default: any).",
        vi: "Các cơ quan nhận; một nhóm thay cho các thành viên của nó (mặc định: mọi cơ quan)."),
      Key(
        "electronic", .quantity(.shareChange),
        "The share that goes electronically: a new one, or `pp` that are added to that of each row of `hand-overs:`.",
        vi:
          "Tỷ lệ luân chuyển điện tử: tỷ lệ mới, hoặc số `pp` cộng vào tỷ lệ của mỗi dòng trong `hand-overs:`."
      ),
      Key(
        "paper", .quantity(.timeOfDay),
        "Paper given before this time goes at that day's closing, later at the next opening.",
        vi:
          "Hồ sơ giấy giao trước giờ này được chuyển khi đóng cửa ngày hôm đó, giao sau thì chuyển khi mở cửa lần kế tiếp."
      ),
      Key(
        "delay", .quantity(.delayChange),
        "What it takes besides: a new law, or a percentage, by which each draw is multiplied.",
        vi:
          "Thời gian mất thêm: luật phân bố mới, hoặc tỷ lệ phần trăm nhân với mỗi giá trị được rút."
      ),
      Key(
        "lost", .quantity(.chanceChange),
        "The chance that it is lost: a new one, or with a sign a change of it.",
        vi: "Xác suất thất lạc: xác suất mới, hoặc mức thay đổi nếu có dấu."),
    ] + actionDates + Key.later("ramp", "effective"))

  static let recordAction = ItemTable.Kind(
    key: Key(
      "record", .either([.reference, .list(.reference)]),
      "Changes how records differ from what happens, and so what is published, never what happens: of agencies that decide, of procedures, or of `all`.",
      vi:
        "Thay đổi mức sai lệch giữa sổ và thực tế, do đó thay đổi số công bố, không bao giờ thay đổi thực tế: của cơ quan giải quyết, của thủ tục, hoặc của `all`."
    ),
    keys: [
      Key(
        "entered", .quantity(.shareChange),
        "The share of dossiers that are entered at all, of those handed in from that date on.",
        vi: "Trong số hồ sơ nộp từ ngày đó, tỷ lệ được vào sổ."),
      Key(
        "lag", .quantity(.delayChange),
        "From a dossier's end until the records say so: a new law, or a percentage.",
        vi: "Từ khi hồ sơ kết thúc đến khi sổ ghi nhận: luật phân bố mới, hoặc tỷ lệ phần trăm."),
      Key(
        "missing", .quantity(.chanceChange),
        "The share of dossiers whose end is never recorded, of those that end then.",
        vi: "Trong số hồ sơ kết thúc từ đó, tỷ lệ không bao giờ được ghi nhận kết thúc."),
      Key(
        "wrong", .quantity(.chanceChange),
        "The share of dossiers recorded in another state than their own.",
        vi: "Tỷ lệ hồ sơ được ghi ở trạng thái khác với thực tế."),
      Key(
        "bulk", .quantity(.chanceChange),
        "Of those whose end would be recorded late, the share closed in bulk on the due date.",
        vi:
          "Trong số hồ sơ lẽ ra được ghi nhận kết thúc trễ hạn, tỷ lệ được đóng hàng loạt vào ngày hẹn trả."
      ),
    ] + actionDates + Key.later("ramp", "effective"))

  static let standardiseAction = ItemTable.Kind(
    key: Key(
      "standardise", .either([.reference, .list(.reference)]),
      "Work of the same kind takes more alike times, for the dossiers accepted from a date on: of a procedure, a member, a group, or `all`.",
      vi:
        "Công việc cùng loại mất thời gian đồng đều hơn, đối với hồ sơ được tiếp nhận từ một ngày: của một thủ tục, một thành viên, một nhóm, hoặc `all`."
    ),
    keys: [
      Key(
        "spread", .quantity(.spreadChange),
        "How much less the times of hands-on work differ from their mean, which stays; several multiply.",
        vi:
          "Thời gian làm việc trực tiếp chênh lệch ít hơn bao nhiêu so với trung bình, còn trung bình giữ nguyên; nhiều thay đổi thì nhân với nhau.",
        required: true, pathName: ""),
      Key(
        "items", .either([.name, .list(.name)]),
        "Whose work is meant (default: every staffed item).",
        vi: "Công việc của mục nào (mặc định: mọi mục có người làm)."),
    ] + spreading(.overPolicy) + actionDates)

  static let onlineAction = ItemTable.Kind(
    key: Key(
      "online", .either([.reference, .list(.reference)]),
      "Lets dossiers come by another channel from a date on: of a procedure, a member, a group, or `all`.",
      vi:
        "Cho hồ sơ đến theo kênh nộp khác từ một ngày: của một thủ tục, một thành viên, một nhóm, hoặc `all`."
    ),
    keys: [
      Key(
        "share", .quantity(.shareChange),
        "Points that go from the counter to online (below 0: back), or the new share of online in the whole.",
        vi:
          "Số điểm phần trăm chuyển từ trực tiếp sang trực tuyến (dưới 0: chuyển ngược lại), hoặc tỷ lệ trực tuyến mới trên tổng số."
      ),
      Key(
        "assisted", .quantity(.shareChange),
        "The same of dossiers that staff files online with the applicant at a counter.",
        vi: "Cũng như vậy, với hồ sơ được công chức nộp hộ trực tuyến cùng người nộp tại quầy."),
      Key(
        "refuse", .quantity(.chanceChange),
        "Of the dossiers whose channel it changed: the chances to be turned away.",
        vi: "Với hồ sơ đã đổi kênh nộp: xác suất bị từ chối."),
      Key(
        "supplement", .quantity(.chanceChange),
        "Of the dossiers whose channel it changed: the chances of all requests for papers.",
        vi: "Với hồ sơ đã đổi kênh nộp: xác suất của mọi yêu cầu bổ sung giấy tờ."),
      Key(
        "ramp", .quantity(.ramp),
        "How the points come about from its first day on (default: at once). Wins over the policy's.",
        vi:
          "Số điểm phần trăm đạt được dần thế nào kể từ ngày đầu tiên (mặc định: ngay lập tức). Được ưu tiên hơn giá trị của chính sách."
      ),
      Key(
        "effective", .quantity(.share),
        "The part of the points that comes about at last (default 100 %). Wins over the policy's.",
        vi:
          "Phần của số điểm phần trăm rốt cuộc đạt được (mặc định 100 %). Được ưu tiên hơn giá trị của chính sách."
      ),
    ] + actionDates)

  static let reviewAction = ItemTable.Kind(
    key: Key(
      "review", .either([.reference, .list(.reference)]),
      "Looks through what waits at agencies, at regular moments, and serves first what is due soon: an agency, a member, a group, or `all`.",
      vi:
        "Rà soát định kỳ hồ sơ đang chờ ở cơ quan, và làm trước hồ sơ sắp đến hạn: một cơ quan, một thành viên, một nhóm, hoặc `all`."
    ),
    keys: [
      Key(
        "at",
        .named(.dayRange, .either([.quantity(.timeOfDay), .list(.quantity(.timeOfDay))])),
        "The moments by day; one in closed time moves to the same hour of the next open day.",
        vi:
          "Các thời điểm theo ngày; thời điểm rơi vào lúc đóng cửa thì dời đến cùng giờ của ngày mở cửa kế tiếp.",
        required: true),
      Key(
        "near-due", .quantity(.workingDays),
        "Listed is what is due within so many working days, or overdue.",
        vi: "Đưa vào danh sách hồ sơ đến hạn trong bấy nhiêu ngày làm việc, hoặc đã quá hạn.",
        required: true),
      Key(
        "order", .word(Review.orders.map(\.rawValue)),
        "How those on the list go among each other (default earliest-due).",
        vi: "Thứ tự giữa các hồ sơ trong danh sách (mặc định `earliest-due`)."),
    ] + actionDates + Key.later("ramp", "effective"))
}
