import Engine
public import Scenarios
public import Wording

/// What tables and reports for people call figures, their units and their groups.
extension MetricCatalogue {
  /// The name of a metric or of a figure of comparisons; the identifier itself where it is none.
  public static func name(of id: String) -> Bilingual {
    ComparedFigure.figure(id)?.name ?? pools.first { $0.id == id }?.name
      ?? intakes.first { $0.id == id }?.name ?? Bilingual(same: id)
  }
}

extension MetricUnit {
  /// The unit in the plural.
  public var name: Bilingual {
    switch self {
    case .dossiers: Bilingual("dossiers", vi: "hồ sơ")
    case .share: Bilingual("share", vi: "tỷ lệ")
    case .hours: Bilingual("hours", vi: "giờ")
    case .journeys: Bilingual("journeys", vi: "hành trình")
    case .days: Bilingual("days", vi: "ngày")
    case .trips: Bilingual("trips", vi: "lượt đi")
    case .vnd: Bilingual("VND", vi: "đồng")
    }
  }

  /// The unit as it stands behind a number: shares in per cent, hours short.
  public var sign: Bilingual {
    switch self {
    case .share: Bilingual(same: "%")
    case .hours: Bilingual("h", vi: "giờ")
    case .dossiers, .journeys, .days, .trips, .vnd: name
    }
  }
}

extension GroupKind {
  /// What a row of the group is.
  public var name: Bilingual {
    switch self {
    case .agency: Bilingual("agency", vi: "cơ quan")
    case .field: Bilingual("field", vi: "lĩnh vực")
    case .procedure: Bilingual("procedure", vi: "thủ tục")
    case .channel: Bilingual("channel", vi: "kênh nộp")
    case .month: Bilingual("month", vi: "tháng")
    case .pool: Bilingual("pool", vi: "nhóm nhân sự")
    case .intake: Bilingual("intake", vi: "nơi tiếp nhận")
    }
  }
}

extension DelayFindings {
  /// What tables call the kinds, in the order of `kinds`.
  public static let names: [Bilingual] = DelayKind.allCases.map { kind in
    switch kind {
    case .work: Bilingual("work", vi: "xử lý")
    case .queue: Bilingual("queue", vi: "chờ đến lượt")
    case .batchOrWindow: Bilingual("batch or window", vi: "chờ đợt hoặc khung giờ")
    case .handOver: Bilingual("hand-over", vi: "luân chuyển hồ sơ")
    case .askedAgency: Bilingual("agency asked", vi: "chờ cơ quan phối hợp")
    case .applicant: Bilingual("applicant", vi: "chờ người nộp hồ sơ")
    case .closed: Bilingual("office closed", vi: "ngoài giờ làm việc")
    case .earlier: Bilingual("before the run began", vi: "trước khi bắt đầu chạy")
    }
  }
}

extension Indicator766.Kind {
  public var name: Bilingual {
    switch self {
    case .onTime: Bilingual("handled on time", vi: "giải quyết đúng hạn")
    case .processingTime:
      Bilingual(
        "mean processing time, working days of 8 hours",
        vi: "thời gian giải quyết trung bình, ngày làm việc 8 giờ")
    case .servicesWithDossiers:
      Bilingual("online services with dossiers", vi: "dịch vụ công trực tuyến có hồ sơ")
    case .onlineShare: Bilingual("dossiers filed online", vi: "hồ sơ nộp trực tuyến")
    case .electronicResults: Bilingual("results issued as files", vi: "cấp kết quả điện tử")
    case .digitised: Bilingual("dossiers digitised", vi: "số hóa hồ sơ")
    case .reused: Bilingual("digitised data used again", vi: "khai thác dữ liệu số hóa")
    case .satisfaction: Bilingual("satisfaction in procedures", vi: "hài lòng về thủ tục")
    }
  }
}

extension Channel {
  /// The channel as scenarios write it, and as officials do.
  public var name: Bilingual {
    switch self {
    case .counter: Bilingual("counter", vi: "trực tiếp")
    case .online: Bilingual("online", vi: "trực tuyến")
    case .assisted: Bilingual("assisted", vi: "nộp hộ")
    case .postal: Bilingual("postal", vi: "bưu chính")
    }
  }
}

extension MetricDirection {
  public var name: Bilingual {
    switch self {
    case .higher: Bilingual("higher", vi: "càng cao")
    case .lower: Bilingual("lower", vi: "càng thấp")
    }
  }
}

extension CostVersion {
  /// Which dossiers a cost is of.
  public var name: Bilingual {
    switch self {
    case .all: Bilingual("all", vi: "tất cả")
    case .before: Bilingual("before", vi: "trước thay đổi")
    case .after: Bilingual("after", vi: "sau thay đổi")
    }
  }
}
