/// The dictionary itself, one line for each entry.
extension DataDictionary {
  /// `file|key|English|Vietnamese`.
  static let tableText = """
    summary.csv|policy metric|Figures of the whole office|Chỉ tiêu của toàn cơ quan
    groups.csv|policy group name metric|Figures by agency, field, procedure, channel, month and pool|Chỉ tiêu theo cơ quan, lĩnh vực, thủ tục, kênh, tháng và nhóm nhân sự
    metrics.csv||Figures of each replication|Chỉ tiêu của từng lần mô phỏng
    observed.csv||Published figures beside simulated ones|Số liệu công bố và số liệu mô phỏng
    assumed.csv||Parameters that nobody has measured|Tham số giả định
    names.csv|kind name|Names of agencies, procedures, fields and policies|Tên cơ quan, thủ tục, lĩnh vực và phương án
    form-06a.csv||Form II.06a|Biểu số II.06a
    form-06a-recorded.csv||Form II.06a as the records say|Biểu số II.06a theo sổ theo dõi
    progress-766.csv||Progress table of decision 766|Bảng tiến độ theo Quyết định 766
    progress-766-recorded.csv||Progress table of decision 766 as the records say|Bảng tiến độ theo Quyết định 766, theo sổ theo dõi
    states.csv|state|Where forms count the dossiers of each state|Cột biểu mẫu tính hồ sơ của từng trạng thái
    indicators-766.csv||Indicators of decision 766|Chỉ tiêu theo Quyết định 766
    compliance-cost.csv||Compliance costs by procedure|Chi phí tuân thủ theo thủ tục
    due-list.csv|policy dossier|Open dossiers that are overdue or near their due date|Hồ sơ quá hạn và sắp đến hạn
    recorded.csv|policy metric|Figures of the whole office as the records say|Chỉ tiêu của toàn cơ quan theo sổ theo dõi
    recorded-groups.csv|policy group name metric|Figures by group as the records say|Chỉ tiêu theo nhóm, theo sổ theo dõi
    record-checks.csv||What is odd about the records|Điểm bất thường của sổ theo dõi
    so-far.csv|policy metric|The period and the time before together|Kỳ báo cáo cùng với thời gian trước đó
    delays.csv|policy by name|Where the days of resolved dossiers went|Thời gian giải quyết đã trôi qua ở đâu
    bottlenecks.csv|policy pool|What one person more would be worth|Giá trị của việc thêm một người
    hourly.csv|policy hour|Open dossiers at every full hour|Hồ sơ đang giải quyết theo từng giờ
    differences.csv||Differences from the office as it is|Chênh lệch so với hiện trạng
    ranking.csv|policy|Policies by one figure|Xếp hạng các phương án
    pairs.csv|policy than|Differences of all pairs of policies|Chênh lệch giữa từng cặp phương án
    selection.csv|policy|How the best policy was selected|Quá trình chọn phương án tốt nhất
    dossiers.csv|replication dossier|Each dossier of the period|Từng hồ sơ trong kỳ
    events.csv||What happened to each dossier|Diễn biến của từng hồ sơ
    """

  /// `column|type|unit|English|Vietnamese`.
  static let columnText = """
    policy|string||Set of policies; baseline is the office as it is|Phương án; baseline là hiện trạng
    metric|string||Figure|Chỉ tiêu
    mean|number||Mean over replications|Trung bình các lần mô phỏng
    sd|number||Standard deviation over replications|Độ lệch chuẩn giữa các lần mô phỏng
    low|number||Lower bound of 95 % of the mean|Cận dưới 95 % của trung bình
    high|number||Upper bound of 95 % of the mean|Cận trên 95 % của trung bình
    range90_low|number||One period in twenty falls below|Mức mà 5 % số kỳ thấp hơn
    range90_high|number||One period in twenty falls above|Mức mà 5 % số kỳ cao hơn
    numerator|number||Mean numerator of a ratio|Tử số trung bình
    denominator|number||Mean denominator of a ratio|Mẫu số trung bình
    unit|string||Unit of measurement|Đơn vị tính
    zero_variance|boolean||All replications gave the same|Mọi lần mô phỏng cho cùng kết quả
    group|string||Kind of group|Loại nhóm
    name|string||Name|Tên
    names.csv:kind|string||Agency, procedure, field or policy|Cơ quan, thủ tục, lĩnh vực hay phương án
    names.csv:name|string||Name that tables have|Tên trong các bảng
    label|string||Name that people read|Tên đầy đủ
    replication|integer||Replication, from 1|Lần mô phỏng, từ 1
    agency|string||Deciding agency|Cơ quan có thẩm quyền giải quyết
    procedure|string||Procedure|Thủ tục hành chính
    period|string||Month|Tháng
    value|number||Value|Giá trị
    assumed.csv:value|string||Value as the scenario writes it|Giá trị như trong kịch bản
    parameter|string||Parameter|Tham số
    source|string||Source|Nguồn
    figure|string||Figure that is not simulated|Số liệu không mô phỏng
    deciding|string||Deciding agencies|Cơ quan có thẩm quyền giải quyết
    field|string||Field|Lĩnh vực
    channel|string||Channel by which it was filed|Kênh nộp hồ sơ
    kind|string||Exact, rounded, about or at least|Chính xác, làm tròn, khoảng hay ít nhất
    of|number||Base of a rate|Mẫu số của tỷ lệ
    simulated|number||Simulated figure|Số liệu mô phỏng
    tolerance|number||How far off it may be|Sai số cho phép
    within|boolean||It is near enough|Trong sai số cho phép
    form-06a.csv:unit|string||Unit; empty: the whole office|Đơn vị; trống: toàn cơ quan
    form-06a-recorded.csv:unit|string||Unit; empty: the whole office|Đơn vị; trống: toàn cơ quan
    progress-766.csv:unit|string||Unit; empty: the whole office|Đơn vị; trống: toàn cơ quan
    progress-766-recorded.csv:unit|string||Unit; empty: the whole office|Đơn vị; trống: toàn cơ quan
    c3|number|dossiers|(3) received in all|(3) Tổng số tiếp nhận
    c4|number|dossiers|(4) received online in the period|(4) Tiếp nhận trực tuyến trong kỳ
    c5|number|dossiers|(5) received at counters and by post in the period|(5) Tiếp nhận trực tiếp, dịch vụ bưu chính trong kỳ
    c6|number|dossiers|(6) carried over|(6) Từ kỳ trước chuyển sang
    c7|number|dossiers|(7) resolved in all|(7) Tổng số đã giải quyết
    c8|number|dossiers|(8) resolved early|(8) Giải quyết trước hạn
    c9|number|dossiers|(9) resolved on time|(9) Giải quyết đúng hạn
    c10|number|dossiers|(10) resolved late|(10) Giải quyết quá hạn
    c11|number|dossiers|(11) in progress in all|(11) Tổng số đang giải quyết
    c12|number|dossiers|(12) in progress within time|(12) Đang giải quyết trong hạn
    c13|number|dossiers|(13) in progress overdue|(13) Đang giải quyết quá hạn
    received|number|dossiers|Received|Tổng số tiếp nhận
    carried_over|number|dossiers|Carried over|Từ kỳ trước chuyển sang
    in_period|number|dossiers|Newly received|Mới tiếp nhận trong kỳ
    online|number|dossiers|Received online|Tiếp nhận trực tuyến
    counter|number|dossiers|Received at counters|Tiếp nhận trực tiếp
    postal|number|dossiers|Received by post|Tiếp nhận qua bưu chính
    closed|number|dossiers|Closed|Đã giải quyết
    closed_early|number|dossiers|Closed early|Giải quyết trước hạn
    closed_on_time|number|dossiers|Closed on time|Giải quyết đúng hạn
    closed_late|number|dossiers|Closed late|Giải quyết quá hạn
    open|number|dossiers|In progress|Đang giải quyết
    open_within_time|number|dossiers|In progress within time|Đang giải quyết trong hạn
    open_overdue|number|dossiers|In progress overdue|Đang giải quyết quá hạn
    paused|number|dossiers|Paused|Tạm dừng
    paused_within_time|number|dossiers|Paused within time|Tạm dừng, trong hạn
    paused_overdue|number|dossiers|Paused overdue|Tạm dừng, quá hạn
    state|string||State of the dossier|Trạng thái hồ sơ
    form-06a|string||Column of form II.06a|Cột của Biểu số II.06a
    progress-766|string||Column of the progress table|Cột của bảng tiến độ
    indicator|string||Number of the indicator|Số thứ tự chỉ tiêu
    books|string||In truth, or as the records say|Theo thực tế hay theo sổ theo dõi
    threshold|number||Share from which there are full points|Ngưỡng đạt điểm tối đa
    points|number||Points|Điểm
    most_points|number||Most points|Điểm tối đa
    reading|string||How we read the indicator|Cách hiểu chỉ tiêu
    missing|string||What no run can tell|Phần mô phỏng không cho biết
    version|string||Rules before or after a change|Quy định trước hay sau thay đổi
    resolved|number|dossiers|Resolved|Đã giải quyết
    trips|number||Trips of applicants|Số lần đi lại của người dân
    prepare|number|VND|Cost of preparing papers|Chi phí chuẩn bị hồ sơ
    travel|number|VND|Cost of travel time|Chi phí thời gian đi lại
    compliance-cost.csv:wait|number|VND|Cost of waiting at counters|Chi phí chờ đợi
    fees|number|VND|Fees|Phí, lệ phí
    direct|number|VND|Direct expenses|Chi phí trực tiếp
    total|number|VND|All costs|Tổng chi phí
    compliance-cost.csv:mean|number|VND|Cost of a dossier|Chi phí một hồ sơ
    yearly|number|VND|Cost of a year|Chi phí một năm
    dossier|integer||Number in the replication, in order of arrival|Số thứ tự trong lần mô phỏng, theo thời điểm nộp
    place|string||Place that it comes from|Nơi nộp
    accepted|minute||Accepted|Thời điểm tiếp nhận
    due_lawful|minute||Lawful due date|Hạn trả kết quả theo quy định
    working_days_left|integer|working days|Working days to the due date; negative: past|Số ngày làm việc đến hạn; âm: đã quá hạn
    overdue|boolean||It is overdue|Đã quá hạn
    check|string||What is looked at|Nội dung kiểm tra
    record-checks.csv:unit|string||Unit; empty: the whole office|Đơn vị; trống: toàn cơ quan
    least|number|dossiers|Dossiers that a month should have|Số hồ sơ tối thiểu một tháng
    recorded|number||Share in the records|Tỷ lệ theo sổ theo dõi
    recorded_count|number||Count in the records|Số lượng theo sổ theo dõi
    recorded_of|number||Base in the records|Mẫu số theo sổ theo dõi
    true|number||Share in truth|Tỷ lệ thực tế
    true_count|number||Count in truth|Số lượng thực tế
    true_of|number||Base in truth|Mẫu số thực tế
    by|string||Office, procedure, item or agency|Toàn cơ quan, thủ tục, bước hay cơ quan
    work_hours|number|hours|Worked on|Thời gian xử lý
    queue_hours|number|hours|In queues|Thời gian xếp hàng
    batch_or_window_hours|number|hours|Until the moment of a batch or a window|Chờ đợt hoặc khung giờ
    hand_over_hours|number|hours|On the way between agencies|Luân chuyển giữa các cơ quan
    asked_agency_hours|number|hours|With agencies that were asked|Chờ cơ quan phối hợp
    applicant_hours|number|hours|With the applicant|Chờ người nộp hồ sơ
    closed_hours|number|hours|The office was closed|Ngoài giờ làm việc
    earlier_hours|number|hours|Before the run began|Trước khi bắt đầu mô phỏng
    total_hours|number|hours|From acceptance to the result|Từ tiếp nhận đến kết quả
    rank|integer||Rank|Thứ hạng
    pool|string||Pool of staff|Nhóm nhân sự
    verdict|string||Verdict|Kết luận
    utilisation|number|share|Share of open time that is worked|Tỷ lệ thời gian làm việc
    queue_share|number|share|Share of all waiting|Tỷ lệ trong tổng thời gian chờ
    late_avoided|number|dossiers|Late dossiers avoided|Số hồ sơ trễ hạn tránh được
    on_time_rate_resolved_change|number|share|Change of the on-time rate of resolved dossiers|Thay đổi tỷ lệ đúng hạn của hồ sơ đã giải quyết
    on_time_rate_cohort_change|number|share|Change of the on-time rate of received dossiers|Thay đổi tỷ lệ đúng hạn của hồ sơ tiếp nhận
    working_hours_mean_change|number|hours|Change of the mean working hours|Thay đổi số giờ làm việc trung bình
    hour|integer|hours|Hours since the period began|Số giờ từ đầu kỳ
    at|minute||Instant|Thời điểm
    unit_kind|string||Kind of unit; empty: the whole office|Loại đơn vị; trống: toàn cơ quan
    differences.csv:unit|string||Unit; empty: the whole office|Đơn vị; trống: toàn cơ quan
    difference|number||Difference|Chênh lệch
    joint_low|number||Lower bound for all at once|Cận dưới cho tất cả cùng lúc
    joint_high|number||Upper bound for all at once|Cận trên cho tất cả cùng lúc
    variance_ratio|number||Variance over that of independent runs|Phương sai so với chạy độc lập
    variance_ratio_low|number||Lower bound of the variance ratio|Cận dưới của tỷ số phương sai
    variance_ratio_high|number||Upper bound of the variance ratio|Cận trên của tỷ số phương sai
    p|number||p-value|Giá trị p
    holm_p|number||p-value by Holm's rule|Giá trị p theo quy tắc Holm
    controlled|number||Difference by control variates|Chênh lệch theo biến kiểm soát
    controlled_low|number||Lower bound by control variates|Cận dưới theo biến kiểm soát
    controlled_high|number||Upper bound by control variates|Cận trên theo biến kiểm soát
    control_ratio|number||Variance left by control variates|Phần phương sai còn lại
    better|string||Which way is better|Chiều tốt hơn
    probability_best|number|share|Probability of being best|Xác suất là tốt nhất
    not_told_from|string||Policies that it is not told from|Các phương án không phân biệt được
    than|string||Policy that it is held against|Phương án đối chiếu
    replications|integer||Replications|Số lần mô phỏng
    mean_of_replications|number||Mean of the replications|Trung bình các lần mô phỏng
    dropped_at|integer||Replication at which it was dropped|Lần mô phỏng bị loại
    dropped_by|string||Policy that beat it|Phương án đã vượt
    selected|boolean||It was selected|Được chọn
    internal|boolean||Work of the office for itself|Công việc nội bộ
    submitted|second||Handed in|Thời điểm nộp
    dossiers.csv:accepted|second||Accepted|Thời điểm tiếp nhận
    due_original|second||Due date as set at acceptance|Hạn trả kết quả ban đầu
    dossiers.csv:due_lawful|second||Lawful due date|Hạn trả kết quả theo quy định
    due_current|second||Due date after extension|Hạn trả kết quả sau gia hạn
    dossiers.csv:closed|second||Closed|Thời điểm kết thúc
    days_late|integer|days|Days behind the lawful due date|Số ngày quá hạn
    delivered|second||Result delivered|Thời điểm trả kết quả
    elapsed_hours|number|hours|Wall time from acceptance to the end|Thời gian từ tiếp nhận đến kết thúc
    working_hours|number|hours|Working time from acceptance to the end|Thời gian làm việc từ tiếp nhận đến kết thúc
    wait_hours|number|hours|Waits in queues|Thời gian xếp hàng
    suspended_hours|number|hours|The clock stood still|Thời gian tạm dừng tính hạn
    supplements|integer||Requests for papers|Số lần yêu cầu bổ sung
    extension_days|integer|working days|Working days granted|Số ngày làm việc được gia hạn
    case_id|string||Replication and dossier|Lần mô phỏng và hồ sơ
    activity|string||Activity|Hoạt động
    start|second||Beginning|Bắt đầu
    end|second||End|Kết thúc
    resource|string||Who did it|Người thực hiện
    events.csv:agency|string||Agency whose staff did it|Cơ quan của người thực hiện
    item|string||Item of the workflow|Bước của quy trình
    """
}
