/// Every code that the reader can raise; the first letter is its severity.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // The file.
  case noSuchInput = "E0001"
  case unreadableInput = "E0002"
  case tooLarge = "E0003"
  case emptyFile = "E0004"
  case notText = "E0005"
  case tooDeep = "E0006"
  case tooManyNodes = "E0007"
  case tooManyProblems = "E0008"

  // The text.
  case syntax = "E0101"
  case duplicateKey = "E0102"
  case anchor = "E0103"
  case tag = "E0104"
  case mergeKey = "E0105"
  case severalDocuments = "E0106"
  case changedByTools = "E0107"
  case emptyValue = "E0108"
  case keyShape = "E0109"
  case controlCharacter = "E0110"
  case version = "E0111"

  // Names and keys.
  case unknownKey = "E0201"
  case notSupported = "E0202"
  case missingKey = "E0203"
  case wrongShape = "E0204"
  case badName = "E0205"
  case reservedName = "E0206"
  case declaredTwice = "E0207"
  case unknownWord = "E0208"
  case ambiguousName = "E0209"
  case likeCycle = "E0210"
  case unknownSource = "E0211"
  case unknownCalendar = "E0212"
  case unknownField = "E0213"
  case unknownAgency = "E0214"
  case unknownProfile = "E0215"
  case unknownProcedure = "E0216"
  case unknownRole = "E0217"
  case unknownStep = "E0218"
  case unknownMetric = "E0219"
  case unknownDatum = "E0220"
  case unknownAttribute = "E0221"
  case unknownEquipment = "E0222"
  case unknownPolicy = "E0225"

  // Quantities.
  case badQuantity = "E0301"
  case negative = "E0302"
  case notFinite = "E0303"
  case wrongUnit = "E0304"
  case outOfRange = "E0305"
  case shares = "E0306"
  case impossibleDate = "E0307"
  case reversed = "E0308"
  case lawParameters = "E0309"
  case changeOutsidePolicy = "E0310"

  // Files beside the scenario.
  case missingFile = "E0401"
  case outsideFolder = "E0402"
  case unreadableFile = "E0403"
  case includeCycle = "E0404"
  case overrideOfNothing = "E0405"
  case tableText = "E0406"
  case tableHeader = "E0407"
  case tableRow = "E0408"
  case mangledCode = "E0409"

  // Meaning.
  case emptyWorkflow = "E0501"
  case noExit = "E0502"
  case kindKey = "E0503"
  case repeatedItem = "E0504"
  case groupShape = "E0505"
  case place = "E0506"
  case unbound = "E0507"
  case noPosts = "E0508"
  case hourOrder = "E0509"
  case hourOverlap = "E0510"
  case neverOpen = "E0511"
  case longPeriod = "E0512"
  case channelMismatch = "E0513"
  case parentCycle = "E0514"
  case noCalendar = "E0515"
  case pairing = "E0516"
  case sendBack = "E0517"
  case endlessLoop = "E0518"
  case choiceCases = "E0519"
  case preemptsNothing = "E0520"
  case visits = "E0521"
  case traceKeys = "E0522"
  case emptyTrace = "E0523"
  case backlogDate = "E0524"
  case backlogCount = "E0525"
  case backlogStep = "E0526"
  case exit = "E0527"
  case noAnswer = "E0528"
  case parallel = "E0529"
  case turn = "E0530"
  case batch = "E0535"
  case neverBegun = "E0536"
  case handOver = "E0537"
  case recording = "E0538"
  case outage = "E0539"

  // Stages at several agencies.
  case stages = "E0551"
  case linkage = "E0552"

  // Where dossiers are taken in.
  case intakeChoice = "E0571"

  // Agencies and people in time.
  case secondment = "E0581"
  case openDays = "E0582"

  // Policies and the part of the period that is run.
  case sameDate = "E0531"
  case negativePosts = "E0532"
  case tooManyChanges = "E0533"
  case backlogPart = "E0534"
  case family = "E0579"
  case movedPosts = "E0611"
  case openedHours = "E0612"
  case channelShift = "E0613"
  case review = "E0614"

  // Rules of procedures on dates.
  case limitChange = "E0577"
  case chanceChange = "E0572"
  case workChange = "E0573"
  case droppedItem = "E0574"
  case nothingToChange = "E0575"
  case spreading = "E0576"
  case costChange = "E0578"

  // Histories of arrivals.
  case historyColumns = "E0541"
  case historyTime = "E0542"
  case historyCount = "E0543"
  case historyTwice = "E0544"
  case historyGap = "E0545"

  // Tables of states.
  case stateTable = "E0561"

  // What applicants pay.
  case costs = "E0591"

  // Warnings and remarks.
  case assumed = "W0601"
  case noLimit = "W0602"
  case noSpread = "R0603"
  case notApplied = "R0605"
  case extensionOfSameDay = "R0606"

  package var severity: Severity {
    switch rawValue.first {
    case "W": .warning
    case "R": .remark
    default: .error
    }
  }
}
