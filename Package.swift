// swift-tools-version: 6.2

import PackageDescription

/// The strict settings that every target is built with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "motcua",
  products: [
    .executable(name: "motcua", targets: ["motcua"]),
    .library(name: "Wording", targets: ["Wording"]),
    .library(name: "WorkingTime", targets: ["WorkingTime"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "Forecasting", targets: ["Forecasting"]),
    .library(name: "Scenarios", targets: ["Scenarios"]),
    .library(name: "Policies", targets: ["Policies"]),
    .library(name: "Engine", targets: ["Engine"]),
    .library(name: "Experiments", targets: ["Experiments"]),
    .library(name: "Reporting", targets: ["Reporting"]),
    .library(name: "Store", targets: ["Store"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "Wording", swiftSettings: strict),
    .target(name: "WorkingTime", swiftSettings: strict),
    .target(name: "Statistics", swiftSettings: strict),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .target(name: "LinearAlgebra", dependencies: ["COpenBLAS"], swiftSettings: strict),
    .target(
      name: "Forecasting",
      dependencies: ["LinearAlgebra", "Statistics", "WorkingTime"],
      swiftSettings: strict
    ),
    .target(
      name: "Scenarios",
      dependencies: [
        "Wording", "WorkingTime", "Statistics",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Policies",
      dependencies: ["Wording", "WorkingTime", "Statistics", "Scenarios"],
      swiftSettings: strict
    ),
    .target(
      name: "Engine",
      dependencies: ["Wording", "WorkingTime", "Statistics", "Scenarios"],
      swiftSettings: strict
    ),
    .target(
      name: "Experiments",
      dependencies: [
        "Wording", "WorkingTime", "Statistics", "Forecasting", "Scenarios", "Engine",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Reporting",
      dependencies: [
        "Wording", "WorkingTime", "Statistics", "Forecasting", "Scenarios", "Experiments",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Store",
      dependencies: [
        "Wording", "WorkingTime", "Scenarios", "Experiments", "Reporting",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "motcua",
      dependencies: [
        "Wording", "WorkingTime", "Statistics", "LinearAlgebra", "Forecasting", "Scenarios",
        "Policies", "Engine", "Experiments", "Reporting", "Store",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "SampleScenarios",
      dependencies: ["Wording", "Scenarios", "Policies", "Statistics"],
      path: "Tests/SampleScenarios",
      swiftSettings: strict
    ),
    .testTarget(name: "WordingTests", dependencies: ["Wording"], swiftSettings: strict),
    .testTarget(name: "WorkingTimeTests", dependencies: ["WorkingTime"], swiftSettings: strict),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: strict),
    .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"], swiftSettings: strict),
    .testTarget(
      name: "ForecastingTests",
      dependencies: ["Forecasting", "LinearAlgebra", "Statistics", "WorkingTime"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ScenariosTests",
      dependencies: [
        "Wording", "SampleScenarios", "Scenarios", "WorkingTime", "Statistics",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "PoliciesTests",
      dependencies: ["Wording", "SampleScenarios", "Policies", "Scenarios", "WorkingTime"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "Wording", "SampleScenarios", "Engine", "Scenarios", "WorkingTime", "Statistics",
      ],
      exclude: ["HandWorked/Working.md"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "Wording", "SampleScenarios", "Experiments", "Engine", "Forecasting", "Policies",
        "Scenarios",
        "WorkingTime", "Statistics",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Wording", "SampleScenarios", "Reporting", "Experiments", "Engine", "Forecasting",
        "Scenarios",
        "WorkingTime",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Wording", "SampleScenarios", "Store", "Reporting", "Engine", "Experiments", "Scenarios",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["Wording", "SampleScenarios", "motcua"],
      swiftSettings: strict
    ),
    .testTarget(name: "HouseRulesTests", swiftSettings: strict),
  ]
)
