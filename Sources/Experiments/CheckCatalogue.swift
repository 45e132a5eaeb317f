import Scenarios
public import Wording

/// Explains the codes of pre-run checks and of the compiler of models, for `motcua explain`.
public enum CheckCatalogue {
  /// Every code, in order.
  public static var codes: [String] { entries.map(\.code) }

  /// What a code means and how it is mended, a paragraph; `nil` when there is no such code here.
  public static func explanation(of code: String) -> Bilingual? {
    entries.first { $0.code == code.uppercased() }?.words
  }

  private static let entries: [(code: String, words: Bilingual)] = [
    (
      "W0701",
      Bilingual(
        "The expected work of the dossiers that arrive in the period is as much as the open time of the pool's people, absence taken off, or more. Its queue grows as long as that lasts and most of its dossiers will be late. Load = dossiers x share of the place x chance of the step x mean work / (posts x (1 - absent) x open time). A peak in one season can still be followed by a quiet one. Add posts, or check the units of work and demand; if the overload is what you study, leave it.",
        vi:
          "Khối lượng việc dự kiến của hồ sơ đến trong kỳ bằng hoặc nhiều hơn thời gian mở cửa của nhân sự trong nhóm, đã trừ vắng mặt. Hàng chờ dài thêm chừng nào còn như vậy và phần lớn hồ sơ sẽ quá hạn. Tải = hồ sơ x phần của địa bàn x xác suất của bước x thời gian bình quân / (vị trí x (1 - vắng mặt) x thời gian mở cửa). Cao điểm của một mùa vẫn có thể được nối tiếp bằng lúc vắng. Hãy thêm vị trí, hoặc kiểm tra đơn vị của công việc và nguồn hồ sơ; nếu đang nghiên cứu quá tải thì để nguyên."
      )
    ),
    (
      "W0702",
      Bilingual(
        "The pool's load is between 95 % and 100 % of its time. Waits grow without bound as the load nears 100 %, so small errors of the inputs change the result a lot. Load is explained under W0701.",
        vi:
          "Tải của nhóm nhân sự nằm giữa 95 % và 100 % thời gian. Thời gian chờ tăng vô hạn khi tải tiến đến 100 %, nên sai số nhỏ của đầu vào làm kết quả thay đổi nhiều. Tải được giải thích ở W0701."
      )
    ),
    (
      "W0703",
      Bilingual(
        "The hands-on work between acceptance and result is longer than the open time that the limit leaves, at its least or on average. The least is the cheapest way through all choices; steps that some dossiers skip are left out. Of a parallel the longest branch counts, the shortest with `join: any`. Answers of other agencies, while the clock runs, are held against the limit at their least. Usually a unit is wrong: minutes for hours, hours for working days.",
        vi:
          "Thời gian xử lý giữa tiếp nhận và kết quả dài hơn thời gian mở cửa mà thời hạn cho phép, ở mức ít nhất hoặc bình quân. Mức ít nhất là đường rẻ nhất qua mọi lựa chọn; các bước mà một số hồ sơ bỏ qua thì không tính. Với mục song song, tính nhánh dài nhất, hoặc ngắn nhất khi có `join: any`. Trả lời của cơ quan khác, trong khi vẫn tính hạn, được so với thời hạn ở mức ít nhất. Thường là sai đơn vị: phút thay cho giờ, giờ thay cho ngày làm việc."
      )
    ),
    (
      "W0704",
      Bilingual(
        "The step, ask or pause, or the case of a choice, stands in the workflow but no dossier can reach it: its `if:` asks for a channel, a place, an agency above the place or an attribute that no dossier of any demand has when it comes there. Of cases with `if:` the first that holds is taken, so a narrower case must stand before a wider one.",
        vi:
          "Bước, mục lấy ý kiến hoặc tạm dừng, hay trường hợp của một lựa chọn, có trong quy trình nhưng không hồ sơ nào đến được: `if:` của nó hỏi một kênh, địa bàn, cơ quan cấp trên của địa bàn hoặc thuộc tính mà không hồ sơ nào của bất kỳ nguồn nào có khi đến đó. Trong các trường hợp có `if:`, trường hợp đúng đầu tiên được chọn, nên trường hợp hẹp phải đứng trước trường hợp rộng."
      )
    ),
    (
      "W0705",
      Bilingual(
        "A published percentage without the number that it is a share of cannot be compared safely: several on-time rates with different denominators are in use. Add `of:` with its base.",
        vi:
          "Một tỷ lệ phần trăm công bố mà thiếu mẫu số thì không so sánh chắc chắn được: hiện có nhiều tỷ lệ đúng hạn với các mẫu số khác nhau. Hãy thêm `of:` với mẫu số của nó."
      )
    ),
    (
      "W0706",
      Bilingual(
        "Public holidays are built in for the years in which the government announced them. Other years have the fixed dates and the computed lunar days, without swapped Saturdays and extra days off, so their working days may be off by some days.",
        vi:
          "Ngày nghỉ lễ có sẵn cho các năm Chính phủ đã công bố. Các năm khác có ngày cố định và ngày âm lịch được tính, không có thứ Bảy hoán đổi và ngày nghỉ thêm, nên số ngày làm việc có thể lệch vài ngày."
      )
    ),
    (
      "W0707",
      Bilingual(
        "24 November is Ngày Văn hóa Việt Nam from 2026 on; whether offices close is not settled here, and it counts as a working day. Add the date to `closed:` of the calendars where it is a day off.",
        vi:
          "Ngày 24 tháng 11 là Ngày Văn hóa Việt Nam từ năm 2026; cơ quan có nghỉ hay không thì ở đây chưa kết luận, và ngày đó được tính là ngày làm việc. Nơi nào nghỉ thì thêm ngày đó vào `closed:` của các lịch."
      )
    ),
    (
      "R0708",
      Bilingual(
        "Staff that no step of a procedure with demand uses. They have no effect on any figure but the list of pools.",
        vi:
          "Nhân sự mà không bước nào của một thủ tục có hồ sơ dùng đến. Họ không ảnh hưởng đến chỉ tiêu nào ngoài danh sách nhóm nhân sự."
      )
    ),
    (
      "R0709",
      Bilingual(
        "A step or a case whose chance is 0 % is never passed. Tables switch a step off for some rows this way; elsewhere it may be a slip.",
        vi:
          "Bước hoặc trường hợp có xác suất 0 % không bao giờ được đi qua. Bảng dùng cách này để tắt một bước ở một số dòng; ở nơi khác có thể là nhầm lẫn."
      )
    ),
    (
      "W0711",
      Bilingual(
        "A norm is the time that a step may take. Along the longest road from acceptance to result, of steps that nobody skips (the longest branch of a parallel), the norms are together longer than the limit of the procedure, so that keeping each of them does not keep the limit. A working day counts as the longest open day of the clock's calendar; wall time is not held against a limit in working time.",
        vi:
          "Định mức là thời gian một bước được phép dùng. Trên đường dài nhất từ tiếp nhận đến kết quả, qua các bước không ai bỏ qua (nhánh dài nhất của mục song song), tổng các định mức dài hơn thời hạn của thủ tục, nên giữ đúng từng định mức vẫn không giữ được thời hạn. Một ngày làm việc tính bằng ngày mở cửa dài nhất của lịch tính hạn; thời gian theo lịch không đem so với thời hạn theo giờ làm việc."
      )
    ),
    (
      "R0714",
      Bilingual(
        "Rows of the backlog that name no step are placed, with `steps: by age`, where an open dossier of the same age stood when the same office was run before the period without a backlog. That stands in for knowledge: an office in another state than the pilot's has them elsewhere. Give `step:` in the table, or `steps: first` to begin them all behind the intake.",
        vi:
          "Các dòng hồ sơ tồn không nêu bước được đặt, với `steps: by age`, vào chỗ mà hồ sơ cùng tuổi đang giải quyết đã đứng khi cùng cơ quan đó được chạy trước kỳ không có hồ sơ tồn. Điều này thay cho hiểu biết thực tế: cơ quan ở tình trạng khác lần chạy thử thì hồ sơ nằm ở chỗ khác. Hãy ghi `step:` trong bảng, hoặc `steps: first` để tất cả bắt đầu ngay sau tiếp nhận."
      )
    ),
    (
      "W0715",
      Bilingual(
        "A batch with `batch-size:` takes so many dossiers at each of its moments, and more are expected in the period than that comes to: what waits for it grows as long as they come. Expected passes are those of the pools' loads; a pass of which a part is redone counts as that part, so rather too few are expected. Make the batch larger or more frequent, or leave it if that is what you study.",
        vi:
          "Một đợt có `batch-size:` nhận chừng đó hồ sơ ở mỗi thời điểm, mà trong kỳ dự kiến có nhiều hơn thế: phần chờ tăng chừng nào hồ sơ còn đến. Số lượt dự kiến là số lượt dùng cho tải của nhóm nhân sự; lượt chỉ làm lại một phần thì tính là phần đó, nên số dự kiến hơi thấp. Hãy cho đợt lớn hơn hoặc dày hơn, hoặc để nguyên nếu đang nghiên cứu điều đó."
      )
    ),
    (
      "W0713",
      Bilingual(
        "Applied policies leave nobody in a pool while dossiers come that it has to work on. They wait until it has posts again, or for ever. If the task ends that day, move its work or its demand as well.",
        vi:
          "Các chính sách được áp dụng không để lại ai trong một nhóm nhân sự trong khi vẫn có hồ sơ cần nhóm đó xử lý. Hồ sơ chờ đến khi nhóm có vị trí trở lại, hoặc chờ mãi. Nếu nhiệm vụ chấm dứt vào ngày đó, hãy chuyển cả công việc hoặc nguồn hồ sơ."
      )
    ),
    (
      "E0901",
      Bilingual(
        "A procedure names an agency, or a role at an agency, that does not exist. The reader refuses this in files; scenarios made in code come here.",
        vi:
          "Một thủ tục nêu cơ quan, hoặc vai trò ở một cơ quan, không tồn tại. Bộ đọc từ chối điều này trong tệp; kịch bản tạo bằng mã lệnh thì đến đây."
      )
    ),
    (
      "E0902",
      Bilingual(
        "A source of dossiers names a procedure that does not exist.",
        vi: "Một nguồn hồ sơ nêu thủ tục không tồn tại.")
    ),
    (
      "E0903",
      Bilingual(
        "A step is worked at a group of agencies, and no member, or more than one, serves a place that dossiers come from; or the dossiers have no place at all. Give the demand `from:`, and the agencies `parent:` or `serves:`.",
        vi:
          "Một bước được làm ở một nhóm cơ quan, mà không thành viên nào, hoặc hơn một thành viên, phục vụ địa bàn mà hồ sơ đến từ đó; hoặc hồ sơ hoàn toàn không có địa bàn. Hãy cho nguồn hồ sơ `from:`, và cho các cơ quan `parent:` hoặc `serves:`."
      )
    ),
    (
      "E0904",
      Bilingual(
        "Work comes to a pool that has no posts: its dossiers would wait for ever.",
        vi: "Có việc đến một nhóm không có vị trí nào: hồ sơ sẽ chờ mãi.")
    ),
    (
      "E0905",
      Bilingual(
        "Dossiers arrive in the open hours of the intake agency, and it never opens in the period. Change its calendar, or the profile's `when:`.",
        vi:
          "Hồ sơ đến trong giờ mở cửa của cơ quan tiếp nhận, mà cơ quan đó không bao giờ mở cửa trong kỳ. Hãy sửa lịch của cơ quan, hoặc `when:` của mẫu nhịp đến."
      )
    ),
    (
      "E0906",
      Bilingual(
        "Time is counted in seconds from 1970, and holidays are computed for the years around a run. Runs lie between 1970 and 2999; a warm-up begins before the period.",
        vi:
          "Thời gian được đếm bằng giây từ năm 1970, và ngày nghỉ lễ được tính cho các năm quanh lần chạy. Lần chạy nằm giữa năm 1970 và 2999; phần chạy khởi động bắt đầu trước kỳ."
      )
    ),
    (
      "E0907",
      Bilingual(
        "A source of dossiers is expected to bring more than a thousand million of them in one period. The whole country handles some forty million a year, so a unit is probably wrong.",
        vi:
          "Một nguồn hồ sơ dự kiến đem đến hơn một tỷ hồ sơ trong một kỳ. Cả nước giải quyết khoảng bốn mươi triệu hồ sơ một năm, nên có lẽ sai đơn vị."
      )
    ),
    (
      "E0920",
      Bilingual(
        "A rate `per period` is the count of the file's own period. A run of other days, by --from and --to, can take its part of that period, but what comes outside it was never said. Write the rate per year or per month.",
        vi:
          "Mức `per period` là số lượng của kỳ trong tệp. Lần chạy những ngày khác, bằng --from và --to, có thể lấy phần của mình trong kỳ đó, nhưng phần ở ngoài thì chưa từng được nói đến. Hãy viết mức theo năm hoặc theo tháng."
      )
    ),
    (
      "E0921",
      Bilingual(
        "Recorded arrivals cannot be used as they are: a scale outside 0 to 255, rows that do not ascend by their time, or a value that the procedure's attribute does not have.",
        vi:
          "Không dùng được các hồ sơ đã ghi nhận như hiện có: hệ số nằm ngoài 0 đến 255, các dòng không tăng dần theo thời gian, hoặc một giá trị mà thuộc tính của thủ tục không có."
      )
    ),
    (
      "E0922",
      Bilingual(
        "Dossiers in hand stand at a step between acceptance and result. The step named does not exist, lies before the acceptance or after the result; or the procedure has nothing in between.",
        vi:
          "Hồ sơ trong tay đứng ở một bước giữa tiếp nhận và kết quả. Bước được nêu không có, nằm trước tiếp nhận hoặc sau kết quả; hoặc thủ tục không có gì ở giữa."
      )
    ),
    (
      "E0923",
      Bilingual(
        "A backlog is what is in hand at the end of the day before the run starts: its `as-of` is that day, no dossier of it was received later, and a warm-up, which would bring dossiers of its own, does not go with it.",
        vi:
          "Hồ sơ tồn là hồ sơ trong tay vào cuối ngày trước khi lần chạy bắt đầu: `as-of` của nó là ngày đó, không hồ sơ nào được tiếp nhận sau đó, và phần chạy khởi động, thứ tự đem đến hồ sơ, không đi cùng nó."
      )
    ),
    (
      "E0924",
      Bilingual(
        "A run holds at most twenty million dossiers at once, and the backlog has more. A count is probably wrong.",
        vi:
          "Một lần chạy giữ tối đa hai mươi triệu hồ sơ cùng lúc, mà hồ sơ tồn có nhiều hơn. Có lẽ một số lượng bị sai."
      )
    ),
  ]
}
