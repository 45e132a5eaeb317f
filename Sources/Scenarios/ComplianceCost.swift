/// What one dossier of a procedure costs its applicant, but for what a run finds out: trips and time at
/// counters.
///
/// Cost = hours × wage + direct expenses + fees. Weeks that pass are not counted: opportunity cost is
/// left out by the rule.
///
/// - SeeAlso: Circular 02/2017/TT-VPCP, article 27.
public struct CostInputs: Sendable, Equatable {
  /// Fees and charges, VND.
  public var fee = 0.0
  /// How many papers make up the dossier.
  public var papers = 0.0
  public var rates = CostRates()

  public init() {}

  /// The parts of what one dossier costs.
  ///
  /// - Parameters:
  ///   - trips: Ways of the applicant to an office.
  ///   - counterSeconds: Seconds in the queue of a counter and served there.
  /// - Returns: Its parts, VND, not rounded.
  public func parts(trips: Double, counterSeconds: Double) -> CostParts {
    let wage = rates.wage / 3600
    return CostParts(
      prepare: (papers * rates.paperSeconds + rates.formSeconds) * wage,
      travel: trips * rates.tripSeconds * wage,
      wait: counterSeconds * wage,
      fees: fee,
      direct: papers * rates.copies * rates.copyPrice + trips * rates.fare + rates.consultant
        + rates.other)
  }
}

/// What the user of a scenario says about applicants' time and expenses: nothing is taken for granted,
/// and what is not said is 0.
public struct CostRates: Sendable, Equatable {
  /// VND for an hour of an applicant.
  public var wage = 0.0
  /// Time to prepare one paper, and what belongs to the dossier as a whole.
  public var paperSeconds = 0.0
  public var formSeconds = 0.0
  /// Copies of each paper, and VND for each copy.
  public var copies = 0.0
  public var copyPrice = 0.0
  /// Time of one trip, there and back, and VND for it.
  public var tripSeconds = 0.0
  public var fare = 0.0
  /// VND for help with a dossier, and for anything else.
  public var consultant = 0.0
  public var other = 0.0

  public init() {}

  /// The wage of an hour from the income of a year: 12 months of 22 days of 8 hours.
  public static func wage(ofYearlyIncome income: Double) -> Double {
    income / (12 * 22 * 8)
  }
}

/// The parts of a compliance cost, VND.
public struct CostParts: Sendable, Equatable {
  public var prepare: Double
  public var travel: Double
  public var wait: Double
  public var fees: Double
  public var direct: Double

  /// Makes a cost of its parts.
  public init(prepare: Double, travel: Double, wait: Double, fees: Double, direct: Double) {
    self.prepare = prepare
    self.travel = travel
    self.wait = wait
    self.fees = fees
    self.direct = direct
  }

  public var total: Double { prepare + travel + wait + fees + direct }
}

/// What a simplification saves: the cost before and after.
public struct CostChange: Sendable, Equatable {
  public var before: Double
  public var after: Double

  /// Compares two costs of the same thing, of one dossier or of a year.
  public init(before: Double, after: Double) {
    self.before = before
    self.after = after
  }

  /// Cost before less cost after.
  public var benefit: Double { before - after }

  /// The benefit as a share of the cost before; `nil` where there was none.
  public var reduction: Double? { before > 0 ? benefit / before : nil }
}

/// What indicators of decision 766 count and no run finds out, as shares of dossiers; `nil`: not given.
public struct Index766Inputs: Sendable, Equatable {
  /// Results issued as a file, of the dossiers resolved.
  public var electronicResult: Double?
  /// Dossiers whose papers are digitised and whose result is a file, of the dossiers resolved.
  public var digitised: Double?
  /// Dossiers for which something digitised was used again, of the dossiers received.
  public var reused: Double?
  /// Dossiers that their applicants complained about or disliked.
  public var dislike: Double?

  public init() {}
}
