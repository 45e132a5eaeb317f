// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

// A package of its own, so that nobody who uses MotCua builds it:
// `swift run -c release --package-path Benchmarks micro`.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "motcua", path: "..")],
  targets: [
    .executableTarget(
      name: "micro",
      dependencies: ["WorkingTime", "Statistics", "Scenarios", "Engine"].map {
        .product(name: $0, package: "motcua")
      },
      swiftSettings: strict),
    .systemLibrary(
      name: "CBareBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .executableTarget(
      name: "algebra",
      dependencies: ["CBareBLAS", .product(name: "LinearAlgebra", package: "motcua")],
      swiftSettings: strict),
    .executableTarget(
      name: "forecasts",
      dependencies: [.product(name: "Forecasting", package: "motcua")],
      swiftSettings: strict),
    .executableTarget(
      name: "metamodels",
      dependencies: ["Forecasting", "LinearAlgebra", "Statistics"].map {
        .product(name: $0, package: "motcua")
      },
      swiftSettings: strict),
    .executableTarget(
      name: "fluid",
      dependencies: ["Forecasting", "LinearAlgebra"].map { .product(name: $0, package: "motcua") },
      swiftSettings: strict),
  ]
)
