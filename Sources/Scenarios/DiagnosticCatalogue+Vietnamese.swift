/// What the codes mean, in Vietnamese; a test holds them against the codes, so that none is missing.
extension DiagnosticCode {
  /// The explanation in Vietnamese; empty where there is none, as no code has.
  var vietnameseExplanation: String {
    VietnameseExplanations.ofFiles[self] ?? VietnameseExplanations.ofOffices[self] ?? ""
  }
}

/// The explanations, by code.
private enum VietnameseExplanations {
  /// Of text, names and quantities.
  static let ofFiles: [DiagnosticCode: String] = [
    .noSuchInput:
      "Kịch bản được nêu không có. Hãy kiểm tra đường dẫn, hoặc ghi kịch bản đầu tiên bằng `motcua new`.",
    .unreadableInput:
      "Thứ được nêu là thư mục, thiết bị hoặc tệp không được phép đọc. Hãy nêu một tệp văn bản.",
    .tooLarge:
      "Mỗi kịch bản và bảng được đọc tối đa 16 MB, tổng cộng tối đa 1.000 tệp, để một sơ suất không làm đầy bộ nhớ. Các dòng lặp lại nên đưa vào nhóm.",
    .emptyFile:
      "Tệp không có nội dung, hoặc chỉ có chú thích. `motcua new` ghi một kịch bản để bắt đầu.",
    .notText:
      "Tệp phải là văn bản UTF-8. Ký tự điều khiển hoặc bảng mã khác cho thấy tệp là nhị phân hoặc được lưu theo cách khác; trong bảng tính, lựa chọn đúng là 'CSV UTF-8'.",
    .tooDeep:
      "Không kịch bản nào cần quá khoảng 12 cấp lồng nhau; văn bản sâu hơn là nhầm dấu ngoặc hoặc tấn công, nên không được đọc.",
    .tooManyNodes:
      "Một tệp chứa tối đa 500.000 giá trị. Hãy đưa các dòng lặp lại vào bảng, hoặc dùng `count:`.",
    .tooManyProblems:
      "Sau 200 vấn đề, việc đọc vẫn tiếp tục nhưng không báo thêm: thường một lỗi ở đầu gây ra phần còn lại.",
    .syntax:
      "Văn bản không phải là YAML. Vị trí được báo là nơi bộ đọc dừng lại; nguyên nhân thường ở dòng trước: thiếu dấu cách sau dấu hai chấm, có dấu tab, dấu ngoặc kép hoặc ngoặc vuông chưa đóng.",
    .duplicateKey:
      "Mỗi khóa chỉ được đứng một lần trong một ánh xạ. Công cụ khác sẽ lặng lẽ giữ một trong hai giá trị.",
    .anchor:
      "Anchor (&) và alias (*) bị từ chối: chúng che mất nguồn của giá trị và có thể biến một tệp nhỏ thành hàng tỷ giá trị. `like: name` chép một mục.",
    .tag:
      "Thẻ YAML (`!assumed`) làm hỏng trình soạn thảo và không nói gì ở đây. Nguồn của giá trị được ghi bằng trích dẫn, 'value (id)', hoặc `source: id`.",
    .mergeKey:
      "Khóa gộp << không thuộc ngôn ngữ kịch bản. `like: name` chép một mục, và các khóa được ghi sẽ thay thế.",
    .severalDocuments:
      "Một tệp chứa một kịch bản; `---` bắt đầu một văn bản khác. Hãy đưa nó vào tệp riêng.",
    .changedByTools:
      "Công cụ YAML khác đọc một số chữ không có ngoặc kép thành thứ khác: 10:30 thành 630, 1.10 thành 1.1, yes thành đúng, +2 thành 2. Ngôn ngữ kịch bản tránh những chữ đó để công cụ nào cũng đọc và lưu được mà không làm thay đổi. Hãy viết 10h30, đặt mã trong ngoặc kép, ghi đơn vị cho số.",
    .emptyValue:
      "YAML đọc khóa không có giá trị là không có gì. Hãy viết giá trị, hoặc xóa khóa.",
    .keyShape:
      "Mỗi khóa là một từ, gồm chữ thường ASCII, chữ số và dấu gạch nối.",
    .controlCharacter:
      "Chữ không được chứa ký tự điều khiển: không nhìn thấy chúng, và chúng điều khiển màn hình dòng lệnh.",
    .version:
      "Tệp bắt đầu bằng `motcua: 1`, phiên bản của ngôn ngữ kịch bản, để các phiên bản sau đọc đúng ý.",
    .unknownKey:
      "Ánh xạ không có khóa này. Thường là viết sai, hoặc đứng sâu quá hay nông quá một cấp.",
    .notSupported:
      "Ngôn ngữ kịch bản có điều này, nhưng phiên bản này chưa mô phỏng được. Nó bị từ chối chứ không bị bỏ qua, vì kết quả thiếu nó sẽ trả lời một câu hỏi khác. Hãy bỏ đi, hoặc chờ phiên bản có hỗ trợ.",
    .missingKey:
      "Thiếu một khóa mà chỗ này không thể không có.",
    .wrongShape:
      "Có giá trị là chữ, có giá trị là danh sách, `[a, b]` hoặc các dòng `- `, có giá trị là ánh xạ, `{ key: value }` hoặc các dòng `key: value`. Ở đây là loại không đúng.",
    .badName:
      "Tên gồm chữ thường ASCII, chữ số và dấu gạch nối, bắt đầu bằng chữ: 'so-tu-phap'. Tên để người đọc ghi ở `name:`. Tham chiếu là một tên, hoặc group.member.",
    .reservedName:
      "Các từ intake, deciding, all, rest và baseline có nghĩa riêng trong ngôn ngữ kịch bản nên không làm tên được.",
    .declaredTwice:
      "Một tên chỉ được khai báo một lần trong mọi tệp. Muốn sửa thứ đã gộp, hãy viết trong `override:`.",
    .unknownWord:
      "Ở đây chỉ dùng được một số từ; thông báo liệt kê các từ đó.",
    .ambiguousName:
      "Tên thành viên có trong nhiều nhóm. Hãy viết đầy đủ, group.member.",
    .likeCycle:
      "`like:` chép một mục mà rốt cuộc lại chép mục đầu. Hãy viết đầy đủ một trong các mục đó.",
    .unknownSource:
      "Một trích dẫn hoặc `source:` nêu mã mà `sources:` không khai báo.",
    .unknownCalendar:
      "Không có lịch nào tên như vậy. Lịch được khai báo trong `calendars:`, ở tệp này hoặc tệp được gộp.",
    .unknownField:
      "Không có lĩnh vực nào tên như vậy. Lĩnh vực được khai báo trong `fields:`.",
    .unknownAgency:
      "Không có cơ quan nào tên như vậy. Cơ quan được khai báo trong `agencies:`; thành viên của nhóm viết là group.member.",
    .unknownProfile:
      "Không có mẫu nhịp đến nào tên như vậy. Mẫu nhịp đến được khai báo trong `profiles:`.",
    .unknownProcedure:
      "Không có thủ tục nào tên như vậy, hoặc đó là một nhóm trong khi cần một thủ tục. Một nguồn hồ sơ là của thủ tục cùng tên, trừ khi có `of:`.",
    .unknownRole:
      "Cơ quan làm một bước không có nhân sự với vai trò đó. Với nhóm, điều này được kiểm tra cho mọi thành viên phục vụ một địa bàn có hồ sơ; thông báo nêu thành viên đầu tiên.",
    .unknownStep:
      "`steps:` sửa các mục của quy trình theo tên, mà không có mục này.",
    .unknownMetric:
      "Chỉ tiêu được gọi tên như trong kết quả: `received`, `resolved`, on_time_rate_resolved, …",
    .unknownDatum:
      "`split: data.population` cần số đó, trong `data:`, ở mọi địa bàn.",
    .unknownAttribute:
      "Điều kiện hỏi `channel`, `place`, `parent` hoặc một thuộc tính mà thủ tục khai báo trong `attributes:`; bảng ghi nhận có thể có các cột cùng tên.",
    .unknownEquipment:
      "Một bước dùng thiết bị mà cơ quan không có. `with: scanner` là của cơ quan làm bước đó, `with: centre.scanner` là của cơ quan được nêu; số thiết bị được khai báo trong `equipment:` ở đó. Với nhóm, điều này được kiểm tra cho mọi thành viên phục vụ một địa bàn.",
    .unknownPolicy:
      "`apply:` nêu các chính sách mà `policies:` của tệp này, hoặc của tệp được gộp, khai báo.",
    .badQuantity:
      "Chữ này không phải là đại lượng cần có. Đại lượng gồm số và đơn vị, không tách nhóm và dùng dấu chấm: '30 min', '12 %', '22 per working day', 'triangular 4..8..25 min'.",
    .negative:
      "Thời gian, số lượng, tỷ lệ và mức đến không bao giờ âm.",
    .notFinite:
      "Số này vô hạn, không phải là số, hoặc lớn hơn bất cứ thứ gì một cơ quan có.",
    .wrongUnit:
      "Số không có đơn vị, hoặc có đơn vị không dùng được ở đây. Công việc ghi bằng min hoặc h; vị trí, hồ sơ và ngày thì viết đủ chữ.",
    .outOfRange:
      "Số đúng dạng nhưng nằm ngoài mức có thể: tỷ lệ trên 100 %, thời hạn 0 ngày, giờ sau 24h00.",
    .shares:
      "Một bộ tỷ lệ cộng lại được 100 %. `rest` thay cho phần còn lại, một lần.",
    .impossibleDate:
      "Không có ngày này: kiểm tra độ dài của tháng và năm nhuận.",
    .reversed:
      "Điểm kết thúc đứng trước điểm bắt đầu.",
    .lawParameters:
      "Các số của luật phân bố không khớp nhau: triangular và uniform cần số tăng dần, trung bình lớn hơn 0, cv là độ lệch chuẩn chia cho trung bình.",
    .changeOutsidePolicy:
      "Dấu có nghĩa là thay đổi, và thay đổi thuộc về chính sách. Ở đây là một giá trị: hãy viết không có dấu.",
    .missingFile:
      "Một tệp mà kịch bản nêu không có. Đường dẫn được viết từ thư mục của kịch bản.",
    .outsideFolder:
      "Chỉ đọc tệp trong thư mục của kịch bản và bên dưới, kể cả qua liên kết, để kịch bản có thể giao đi trọn vẹn và không với tới máy.",
    .unreadableFile:
      "Thứ mà kịch bản nêu là thư mục hoặc không đọc được.",
    .includeCycle:
      "Một tệp gộp chính nó, trực tiếp hoặc qua tệp khác.",
    .overrideOfNothing:
      "`override:` sửa những thứ đã gộp, nên tên của chúng phải có: nếu không, một tên viết sai sẽ tạo ra thứ không ai dùng.",
    .tableText:
      "Bảng sai quy tắc CSV: dấu ngoặc kép chưa đóng, hoặc có chữ sau dấu ngoặc kép. Ô có dấu phân cách, dấu ngoặc kép hoặc xuống dòng phải đặt trong ngoặc kép; dấu ngoặc kép bên trong viết đôi.",
    .tableHeader:
      "Mỗi cột có tiêu đề là một khóa, các khóa lồng nhau cách bằng dấu chấm (staff.officer); bảng của một nhóm cần cột 'id'.",
    .tableRow:
      "Dòng có nhiều hoặc ít ô hơn dòng tiêu đề, hoặc không có gì dùng được.",
  ]

  /// Of what a scenario means.
  static let ofOffices: [DiagnosticCode: String] = [
    .mangledCode:
      "Bảng tính đã coi mã thủ tục là số và bỏ các số 0 cuối: 1.012790 thành 1.01279. Hãy định dạng cột là văn bản và viết đủ mã.",
    .emptyWorkflow:
      "Thủ tục được dùng cần có quy trình với ít nhất một bước, của chính nó hoặc chép bằng `like:`.",
    .noExit:
      "Hồ sơ được giải quyết xong khi mọi thứ trước `deliver:` đầu tiên đã làm; ở đó phải có việc gì để làm.",
    .kindKey:
      "Mỗi mục của danh sách nhiều loại bắt đầu bằng đúng một khóa cho biết nó là gì: `step:`, `receive:`, `deliver:`; `metric:`, `figure:`.",
    .repeatedItem:
      "Các mục của quy trình có tên riêng, để `steps:` sửa chúng và kết quả báo theo tên.",
    .groupShape:
      "Một nhóm có một trong `count:`, `each:` và `table:`, và ít nhất một thành viên.",
    .place:
      "`at: group` là thành viên của nhóm phục vụ địa bàn của hồ sơ: chính địa bàn đó, cơ quan cấp trên theo `parent:`, hoặc cơ quan nêu địa bàn trong `serves:`. Mỗi địa bàn phải có đúng một; hồ sơ có địa bàn khi nguồn hồ sơ có `from:`.",
    .unbound:
      "Thủ tục trong danh mục ghi `at: intake` và `at: deciding`; nơi dùng thủ tục gắn các từ này với cơ quan bằng `intake:` và `deciding:`.",
    .noPosts:
      "Sẽ không bao giờ có ai làm bước này, hoặc bước cần thiết bị mà không có chiếc nào, nên hồ sơ chờ mãi.",
    .hourOrder:
      "Mỗi trọng số có hiệu lực đến giờ được nêu tiếp theo, nên các giờ viết theo thứ tự.",
    .hourOverlap:
      "Các khoảng mở cửa trong ngày viết theo thứ tự và không chồng lên nhau.",
    .neverOpen:
      "Lịch không mở cửa giờ nào trong kỳ, nên không ai làm việc hoặc nộp hồ sơ ở đó được.",
    .longPeriod:
      "Một kỳ dài tối đa 100 năm. Muốn nhiều số liệu hơn thì chạy nhiều lần mô phỏng hơn.",
    .channelMismatch:
      "Mẫu nhịp đến theo kênh phải nêu mọi kênh có hồ sơ.",
    .parentCycle:
      "`parent:` dẫn từ cơ quan lên cơ quan cấp trên và phải có điểm cuối.",
    .noCalendar:
      "Nhân sự làm việc trong giờ mở cửa của cơ quan, nên cơ quan có nhân sự cần có lịch. Việc tính hạn theo lịch riêng của nó, nếu không thì theo lịch của cơ quan giải quyết.",
    .pairing:
      "`serves: group` ở cả một nhóm ghép các thành viên theo thứ tự, nên hai nhóm phải bằng nhau.",
    .sendBack:
      "`back` chuyển trả về một mục trước mục chuyển, hoặc chính mục đó, trong danh sách của nó hoặc danh sách bao quanh; không vào một trường hợp của lựa chọn khác hay nhánh khác, từ một nhánh chỉ về thứ nằm trong nhánh hoặc trước mục song song, và không khi kết quả có thể đã được trả.",
    .endlessLoop:
      "Hồ sơ vào vòng lặp này sẽ bị chuyển trả, hoặc bị yêu cầu bổ sung, mãi mãi. Phải có lối ra với xác suất lớn hơn 0 cả ở các lượt sau: `at-most:`, `again:` dưới 100 %, một điều kiện có thể không đúng với hồ sơ đó, hoặc một kết cục chấm dứt hồ sơ. Với mục song song có `join: all`, mọi nhánh đều phải kết thúc được.",
    .choiceCases:
      "Mục lựa chọn chỉ đi qua nhiều nhất một trường hợp. Hoặc trường hợp nào cũng có `chance:` (rút một lần; tổng tối đa 100 %, `rest` một lần) hoặc trường hợp nào cũng có `if:` (lấy trường hợp đúng đầu tiên).",
    .preemptsNothing:
      "`preempt: resume` để hồ sơ đi trước ngắt hồ sơ đang làm. Theo thứ tự first-come, hồ sơ đến sau không bao giờ đi trước hồ sơ đến trước, nên nó không có tác dụng.",
    .visits:
      "`visits:` cho biết vào thứ nào trong tuần một vai trò xử lý hồ sơ của từng cơ quan: hồ sơ có địa bàn là cơ quan đó hoặc nằm dưới nó. Mỗi địa bàn có hồ sơ cần một ngày, và lịch phải mở cửa vào một trong các ngày đó.",
    .traceKeys:
      "Bảng ghi nhận tự nói hồ sơ đến khi nào và theo kênh nào, nên `arrivals:`, `channels:`, `profile:` và `in-groups:` không đứng cạnh nó; `shift:` và `scale:` thì cần có nó.",
    .emptyTrace:
      "Bảng ghi nhận không có dòng nào nguồn hồ sơ này dùng được: không có dòng nào, không có dòng của thủ tục, hoặc không có dòng nào trong kỳ sau khi cộng `shift:`.",
    .backlogDate:
      "Hồ sơ tồn được đếm vào cuối ngày trước ngày đầu của lần chạy, `as-of:`. Hồ sơ đã được tiếp nhận đến lúc đó và không quá mười năm trước, và không hồ sơ nào đến hạn trước khi được tiếp nhận. Nó không đi cùng `warm-up:`, thứ tự tạo ra hồ sơ tồn.",
    .backlogCount:
      "`count:` là số hồ sơ trong tay đã công bố; các dòng phải cộng lại đúng số đó.",
    .backlogStep:
      "Hồ sơ trong tay đứng ở một bước của thủ tục sau khi tiếp nhận và trước `deliver:` đầu tiên, và không trong nhánh: nếu không nó cũng ở các nhánh khác. Hồ sơ chờ bổ sung đứng ở bước có thể yêu cầu bổ sung, hồ sơ chờ nộp tiền ở một `pause:`, hồ sơ mới nộp đứng trước tất cả, nơi có `receive:` để tiếp nhận. `since:` dành cho hồ sơ đang chờ: chờ người nộp, hoặc ở một `ask:`.",
    .sameDate:
      "Trong hai giá trị mới, giá trị bắt đầu sau có hiệu lực. Hai giá trị cùng bắt đầu một ngày thì không rõ ý. Mức thay đổi có dấu, '+2 posts' hoặc '-30 %', có thể kết hợp với mức khác.",
    .negativePosts:
      "Các thay đổi lấy đi nhiều vị trí hơn số hiện có. Giá trị được tính cho từng ngày: giá trị mới bắt đầu sau cùng, nhân mọi tỷ lệ phần trăm, cộng mọi mức có dấu.",
    .tooManyChanges:
      "Các thay đổi của những chính sách được áp dụng, đếm một lần cho mỗi nhân sự hoặc thủ tục bị thay đổi, nhiều hơn mức một kịch bản có thể có. Hãy nêu theo nhóm với ít dòng hơn. Một thủ tục có thể có thay đổi với tối đa 64 phạm vi: ngày đầu và ngày cuối, lộ trình và tỷ lệ.",
    .backlogPart:
      "Hồ sơ trong tay là của buổi tối trước ngày đầu được chạy. Với `--from` một ngày khác là ngày đầu, và không biết gì về hồ sơ trong tay khi đó: hãy bắt đầu vào ngày sau `as-of`, hoặc bỏ hồ sơ tồn và để phần chạy khởi động làm đầy cơ quan.",
    .notApplied:
      "Chính sách được đọc và kiểm tra, nhưng hiện trạng được chạy không có nó. Chính sách đã quyết định nêu trong `apply:`, chính sách đang xem xét nêu trong `compare:`.",
    .assumed:
      "Không có nguồn nào được dẫn cho các đại lượng này, nên chúng được tính là giả định và được liệt kê trong kết quả. Hãy dẫn nguồn, 'value (id)', hoặc `source: id` ở một ánh xạ phía trên.",
    .noLimit:
      "Thủ tục không có thời hạn giải quyết thì không có ngày đến hạn: hồ sơ của nó tính là đúng hạn và, khi đang giải quyết, là trong hạn.",
    .noSpread:
      "Không có `spread:` thì lượng đến chỉ biến động theo Poisson, ít hơn ở bất kỳ cơ quan nào; các khoảng tin cậy sẽ quá hẹp.",
    .exit:
      "Hồ sơ kết thúc theo nhiều cách vào nhiều lúc. `refuse` từ chối hồ sơ ở `receive:` đầu tiên và hồ sơ không được tính là tiếp nhận (không dùng khi `starts: arrival` tiếp nhận tất cả); `return` và `stop` chấm dứt hồ sơ đã tiếp nhận; `supplement` do nhân sự yêu cầu, ở một bước hoặc một `receive:`. Khi có thể đã qua `deliver:` đầu tiên thì hồ sơ đã giải quyết xong, và sau đó chỉ còn công việc.",
    .noAnswer:
      "`no-answer:` là tỷ lệ yêu cầu không bao giờ được trả lời; các hồ sơ đó kết thúc sau `close-after:`. Khóa này cần khóa kia (bảng có thể ghi `no-answer: 0 %` ở một số dòng). `silence: consent` cho đi tiếp khi hết hạn `answer-by:`, nên cần có thời hạn đó.",
    .parallel:
      "`parallel:` có `branches:`, ánh xạ từ tên đến danh sách mục, mỗi danh sách ít nhất một mục. Nhánh có thể chứa bước, mục lấy ý kiến, tạm dừng, lựa chọn và song song; hồ sơ được tiếp nhận và trả kết quả trọn vẹn, nên `receive:` và `deliver:` đứng ngoài.",
    .turn:
      "`ask:`, `pause:` và `parallel:` thuộc về thời gian cơ quan đang giải quyết: sau `receive:` đầu tiên (nếu có và việc tính hạn không bắt đầu khi hồ sơ đến) và trước `deliver:` đầu tiên.",
    .batch:
      "`batch: { tue..thu: [08h00, 14h00] }` có các thời điểm, theo thứ tự, khi những gì chờ bước này được chuyển đi cùng lúc; `batch-size:` và `setup:` cho biết mỗi lần đi bao nhiêu và thêm bao nhiêu việc, và không có nghĩa khi thiếu nó.",
    .neverBegun:
      "Việc của một bước bắt đầu vào ngày mà đợt, khung giờ, ngày đi cơ sở và lịch của nhân sự đều cho phép; mỗi địa bàn có hồ sơ phải có một ngày như vậy. Thời điểm của đợt rơi vào ngày đóng cửa thì chuyển sang cùng giờ của ngày mở cửa tiếp theo.",
    .stages:
      "Các mục `stage:` nằm trong danh sách của thủ tục, cái nọ tiếp cái kia: không trong nhánh, trường hợp hay giai đoạn khác. Mục khác có thể đứng trước giai đoạn đầu, khi chưa trả kết quả gì, và sau giai đoạn cuối, khi không còn tiếp nhận gì. Mỗi giai đoạn có `do:` trong đó một bước hoặc mục lấy ý kiến đứng trước mọi `deliver:`.",
    .linkage:
      "`linkage:`, `after:` và `resubmit:` là về các giai đoạn của quy trình. `after:` nêu giai đoạn có giai đoạn khác theo sau; `linkage: none` làm mỗi giai đoạn thành một hồ sơ riêng và cần `resubmit:`, cho biết khi nào người nộp nộp hồ sơ tiếp theo.",
    .intakeChoice:
      "`intake: { home: 85 %, nearest: 10 %, least-busy: 5 % }` của một nguồn hồ sơ cho biết người nộp đem hồ sơ đến đâu: cơ quan phục vụ địa bàn của họ, thành viên khác của nhóm cùng `parent:`, hoặc thành viên có ít người chờ nhất. Vì vậy `intake:` của thủ tục phải là một nhóm, một số mục phải được làm `at: intake`, và phải có hơn một thành viên để chọn. Ai giải quyết thì không đổi.",
    .handOver:
      "Việc luân chuyển đi bằng điện tử với tỷ lệ `electronic:`, còn lại bằng bản giấy; thứ bị `lost:` được gửi lại một ngày làm việc sau, mỗi lần rút lại, nên rốt cuộc phải đến nơi.",
    .recording:
      "`recording:` cho biết sổ theo dõi khác thực tế thế nào: tỷ lệ `entered:`, độ trễ `lag:` đến khi ghi kết thúc, các kết thúc bị thiếu `missing:`, trạng thái sai `wrong:`, hồ sơ trễ được đóng hàng loạt `bulk:`. Mỗi dòng là của các thủ tục hoặc các cơ quan giải quyết nêu ở `of:`, hoặc của tất cả; dòng đầu tiên hợp với hồ sơ được tính. Không điều gì trong đó ảnh hưởng đến thực tế.",
    .outage:
      "`outages: [ { of: communes, closed: 2025-07-01..2025-07-03, share: 50 % } ]` lấy đi tỷ lệ đó của mọi nhóm nhân sự ở các cơ quan đó trong những ngày đó. Chỉ cơ quan có nhân sự mới có gián đoạn. Thiết bị thì tự hỏng: `equipment: { scanner: { units: 2 units, down: 5 % } }`.",
    .secondment:
      "`seconded: [ { from: police.officer, posts: 1 post, days: [tue, thu] } ]` mượn trọn vị trí của nhân sự khác vào một số ngày: khi đó họ làm ở đây và vắng ở kia. Không ai ngồi hai bàn, nên không ngày nào được mượn nhiều hơn số vị trí trọn ngày, và không ai được mượn về chính nhóm của mình. Chỉ cơ quan cấp `outside` mới có thể không có nhân sự đó; khi ấy không nơi nào thiếu người.",
    .openDays:
      "Không ai làm việc ở một cơ quan trước ngày `opens:`, và từ ngày `closes:` trở đi, ngày đóng cửa đầu tiên. Mỗi địa bàn cần đúng một thành viên đang mở cửa của nhóm, hoặc cơ quan được nêu đang mở cửa, vào mọi ngày của lần chạy có hồ sơ đến.",
    .extensionOfSameDay:
      "Gia hạn được đề nghị vào một ngày trước ngày đến hạn, nên thủ tục có hạn trong ngày không bao giờ được gia hạn. Điều đó đúng quy định và không thay đổi gì; nêu ra để không ai chờ đợi.",
    .limitChange:
      "Thời hạn được thay đổi theo phần trăm, theo một mức cùng đơn vị ('-3 working days' với thời hạn tính bằng ngày làm việc), hoặc được thay: '5 working days'. Phần còn lại được làm tròn lên đơn vị trọn tiếp theo, một lần, và nằm giữa 1 và mười năm. Hạn trả trong ngày có thể được thay; tỷ lệ phần trăm cắt giảm thì giữ nguyên, vì một phần của ngày được làm tròn lên thành ngày.",
    .chanceChange:
      "Xác suất được tính cho từng ngày: giá trị mới bắt đầu sau cùng, nhân mọi tỷ lệ phần trăm, cộng mọi điểm phần trăm. Nó phải nằm giữa 0 % và 100 %, và xác suất mọi kết cục của một mục không được cộng quá 100 %, với mọi tổ hợp thay đổi có thể cùng đến một hồ sơ.",
    .workChange:
      "Công việc được thay đổi theo phần trăm, cho mọi mục hoặc một mục, hoặc cho một mục bằng số phút có dấu hay luật phân bố mới: `work: { appraise: -20 %, sign: 5 min, check: -5 min }`. Giá trị rút ra không bao giờ dưới 0, nhưng trung bình cũng không được dưới 0; luật trong bảng ('sample') chỉ đứng trong quy trình.",
    .family:
      "`vary:` biến một chính sách thành một họ: `{ vary: { cut: [-10 %, -20 %] }, do: [ { simplify: permit, limit: $cut } ] }` thay cho hai chính sách, `cut-limit[cut=-10 %]` và `cut-limit[cut=-20 %]`. Một giá trị thay cho trọn một giá trị của chính sách; mỗi tên của `vary:` phải được dùng, và mỗi `$name` phải là một trong các tên đó. Trong `compare:` một họ thay cho mọi thành viên, và phương án gồm nhiều họ thay cho mọi tổ hợp.",
    .costChange:
      "Phí và giấy tờ được tính cho từng ngày: giá trị mới bắt đầu sau cùng, nhân mọi tỷ lệ phần trăm, cộng mọi mức. Phần còn lại không được dưới 0, với mọi tổ hợp thay đổi có thể cùng đến một hồ sơ.",
    .droppedItem:
      "`drop:` bỏ các mục khỏi quy trình của những hồ sơ chịu tác động. `receive:` chính là việc tiếp nhận nên ở lại; mục mà mục khác chuyển trả về (`back: … to:`) chỉ được bỏ cùng mục đó; và phải còn việc gì để làm trước khi có kết quả.",
    .nothingToChange:
      "Mỗi thủ tục hoặc nhóm mà một thay đổi nêu phải có thứ được thay đổi ở ít nhất một nơi: thời hạn để cắt, mục đó, yêu cầu bổ sung, việc từ chối. Thay đổi không đổi gì cả thì vô ích và bị từ chối.",
    .movedPosts:
      "`move:` lấy vị trí từ nhân sự và chuyển cho một vai trò ở một cơ quan, `to: departments.so-tnmt.officer`, để không ai mất đi hay sinh ra trên đường. Ở mỗi nhân sự được nêu, số đi như nhau; không ngày nào quá số hiện có. Muốn thêm vị trí, hoặc cho nghỉ, hãy dùng `staff:`.",
    .openedHours:
      "`open:` để nhân sự làm việc theo lịch khác vào những ngày của thay đổi: mỗi ngày một lịch, nên các thay đổi về cùng nhân sự không được có ngày chung. Chỉ giờ thay đổi: việc đang làm lúc đóng cửa (`at-closing:`) phải như nhau ở hai lịch.",
    .channelShift:
      "`online:` chuyển một số điểm phần trăm hồ sơ của nguồn từ quầy sang trực tuyến và nộp hộ, hoặc ngược lại: `share: +25 pp` cộng vào mức hiện có, `share: 70 %` là tỷ lệ mới của tất cả. Chỉ hồ sơ ở quầy mới chuyển đi được, và chỉ hồ sơ trực tuyến hoặc nộp hộ mới chuyển về được: không ngày nào quá mức hiện có, tính chung mọi chính sách.",
    .review:
      "`review: centre, at: { mon: 08h00 }, near-due: 3 working days` liệt kê những gì đang chờ ở các cơ quan đó và sắp đến hạn, rồi xử lý trước. Cơ quan có nhân sự mỗi ngày chỉ được soát xét theo một quy tắc, nên các lần soát xét cùng một cơ quan không được có ngày chung.",
    .spreading:
      "`ramp:` và `effective:` cho biết thay đổi quy định tác động đến hồ sơ nào. Vị trí thì thay đổi cho mọi nơi và ngay lập tức, nên hai khóa này đứng ở các thay đổi mà chúng nhằm tới, không ở chính sách có `staff`.",
    .costs:
      "`costs:` cho biết thời gian và chi phí của người nộp đáng giá bao nhiêu: mỗi giờ `wage:` đồng, hoặc `income:` của một năm / (12 x 22 x 8), một trong hai; `copies:` của mỗi giấy tờ cần `copy-price:`. Thứ không ghi thì bằng 0 và không bao giờ được đoán.",
    .historyColumns:
      "Chuỗi hồ sơ đến là một bảng dạng dài: một cột ngày hoặc tháng (`date`, `day`, `month`, `period`), một cột số lượng (`count`, `arrivals`, `received`, `dossiers`) và các cột phân biệt các chuỗi, như thủ tục và địa bàn. Cột mang tên khác thì nêu bằng `--date-column`, `--count-column` và `--from-column`.",
    .historyTime:
      "Ngày viết như 2023-05-31 và tháng như 2023-05, mỗi chuỗi dùng một loại; từ ngày dự báo được theo tháng, từ tháng không dự báo được theo ngày.",
    .historyCount:
      "Số lượng là số nguyên hồ sơ, từ 0 trở lên. Mức đến, tỷ lệ và số điều chỉnh âm không phải là số lượng; hãy cộng số điều chỉnh vào ngày hoặc tháng của nó.",
    .historyTwice:
      "Mỗi chuỗi có một số lượng mỗi ngày hoặc tháng. Hai dòng có cùng giá trị ở mọi cột có thể là nhầm lẫn hoặc hai phần của một tổng; chương trình dự báo không đoán.",
    .historyGap:
      "Mỗi chuỗi kéo dài từ ngày hoặc tháng đầu đến ngày hoặc tháng cuối của bảng. Dòng thiếu có thể nghĩa là không ai đến hoặc không ai đếm; viết `--gaps zero` cho trường hợp đầu. Thứ Bảy, Chủ nhật và ngày nghỉ có thể thiếu: chúng tính là 0.",
    .stateTable:
      "`--states FILE.csv` cho biết biểu mẫu tính hồ sơ của từng trạng thái ở đâu. Bảng có các cột `state`, `form-06a` và `progress-766` (có thể thiếu một trong hai cột sau, khi đó tính như thường lệ) và một dòng cho mỗi trạng thái. Mỗi ô là `closed`, `open` hoặc `paused`, khi hồ sơ được tính theo tình trạng riêng, hoặc là một cột như closed-on-time, khi mọi hồ sơ ở trạng thái đó được tính vào. Có thể bắt đầu từ states.csv của bất kỳ lần chạy nào.",
  ]
}
