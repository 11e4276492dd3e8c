// swift-tools-version: 6.3
import PackageDescription

/// The read models: each name is a folder in `Projections/` and a target of its own.
let projections = [
    "PatientRecord", "PatientSearch", "ActivePrescriptions",
    "PrescriptionHistory", "DiagnosisIndex", "Dashboard", "Worklists", "SafetyReview",
]
let everyProjection: [Target.Dependency] = projections.map { .target(name: $0) }

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let jwt: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")

let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")

let package = Package(
    name: "rxledger",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "rxledger", targets: ["rxledger"]),
        .library(name: "Ledger", targets: ["Ledger"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // MARK: The log
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"]), .brew(["lmdb"])]),
        .target(name: "LMDB", dependencies: ["CLMDB"]),
        .target(name: "EventCatalog", dependencies: [protobuf], exclude: ["proto"]),
        .target(name: "Transparency", dependencies: [crypto]),
        .target(
            name: "Ledger",
            dependencies: ["LMDB", "EventCatalog", "Transparency", crypto, deque, logging, metrics]
        ),

        // MARK: The domain
        .target(name: "Prescribing", dependencies: ["EventCatalog", crypto]),
        .target(name: "CommandHandling", dependencies: ["EventCatalog", "Ledger", "Prescribing", crypto]),

        // MARK: The read models
        .target(
            name: "ProjectionEngine",
            dependencies: ["Ledger", "LMDB", "EventCatalog", deque, lifecycle, logging, metrics]
        ),

        .target(
            name: "ClinicTimer",
            dependencies: [
                "EventCatalog", "Ledger", "Prescribing", "CommandHandling", "ProjectionEngine", "Worklists",
                crypto, lifecycle, logging, metrics,
            ]
        ),

        // MARK: The example of docs/adding-a-projection.md
        .target(
            name: "BirthdayCalendar",
            dependencies: ["ProjectionEngine", "EventCatalog"],
            path: "Examples/BirthdayCalendar"
        ),

        // MARK: The edges
        .target(name: "StrictJSON"),
        .target(
            name: "Server",
            dependencies: [
                "EventCatalog", "Ledger", "Transparency", "Prescribing", "CommandHandling", "ProjectionEngine",
                "ClinicTimer", "StrictJSON",
                crypto, httpTypes, hummingbird, jwt, lifecycle, logging, metrics, nioCore,
            ] + everyProjection
        ),
        .target(
            name: "FHIRImport",
            dependencies: ["EventCatalog", "Ledger", "Prescribing", "CommandHandling", "StrictJSON", crypto]
        ),
        .target(name: "FormularyFiles", dependencies: ["EventCatalog", "Prescribing", "StrictJSON", crypto]),
        .target(
            name: "DemonstrationClinic",
            dependencies: ["EventCatalog", "Ledger", "Prescribing", "CommandHandling", crypto]
        ),
        .executableTarget(
            name: "rxledger",
            dependencies: [
                "EventCatalog", "Ledger", "Transparency", "Prescribing", "CommandHandling", "ProjectionEngine",
                "ClinicTimer", "Server", "FHIRImport", "DemonstrationClinic", "FormularyFiles", "StrictJSON",
                argumentParser, configuration, crypto, hummingbird, jwt, lifecycle, logging, metrics, nioCore,
                unixSignals,
            ] + everyProjection
        ),

        // MARK: Tests
        .target(name: "TestKit", dependencies: ["EventCatalog", "Ledger"], path: "Tests/TestKit"),
        .testTarget(name: "LMDBTests", dependencies: ["LMDB", "TestKit"]),
        .testTarget(
            name: "EventCatalogTests",
            dependencies: ["EventCatalog", "TestKit", protobuf],
            exclude: ["Golden"]
        ),
        .testTarget(name: "TransparencyTests", dependencies: ["Transparency"]),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["Ledger", "EventCatalog", "LMDB", "Transparency", "TestKit", crypto]
        ),
        .testTarget(name: "PrescribingTests", dependencies: ["Prescribing", "EventCatalog", "TestKit"]),
        .testTarget(
            name: "CommandHandlingTests",
            dependencies: ["CommandHandling", "Prescribing", "Ledger", "EventCatalog", "TestKit"]
        ),
        .testTarget(
            name: "ProjectionEngineTests",
            dependencies: ["ProjectionEngine", "Ledger", "LMDB", "EventCatalog", "TestKit", logging]
        ),
        .testTarget(
            name: "ProjectionsTests",
            dependencies: [
                "ProjectionEngine", "Ledger", "EventCatalog", "TestKit", "BirthdayCalendar", logging,
            ] + everyProjection
        ),
        .testTarget(
            name: "ClinicTimerTests",
            dependencies: [
                "ClinicTimer", "CommandHandling", "Prescribing", "Ledger", "EventCatalog", "ProjectionEngine",
                "TestKit",
                "Worklists", "ActivePrescriptions", "PrescriptionHistory", logging,
            ]
        ),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"]),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Server", "CommandHandling", "Prescribing", "Ledger", "Transparency", "EventCatalog",
                "ProjectionEngine", "StrictJSON",
                "TestKit", hummingbird, hummingbirdTesting, httpTypes, jwt, logging, nioCore,
            ] + everyProjection
        ),
        .testTarget(
            name: "FHIRImportTests",
            dependencies: ["FHIRImport", "CommandHandling", "Prescribing", "Ledger", "EventCatalog", "TestKit"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "DemonstrationClinicTests",
            dependencies: [
                "DemonstrationClinic", "CommandHandling", "Prescribing", "Ledger", "EventCatalog", "TestKit",
            ]
        ),
        .testTarget(
            name: "FormularyFilesTests",
            dependencies: [
                "FormularyFiles", "CommandHandling", "Prescribing", "Ledger", "EventCatalog", "TestKit",
            ]
        ),
        .executableTarget(
            name: "SearchQuality",
            dependencies: [
                "DemonstrationClinic", "PatientSearch", "ProjectionEngine", "Ledger", "EventCatalog", "TestKit",
                logging,
            ],
            path: "Tests/SearchQuality"
        ),
        .testTarget(name: "EndToEndTests", dependencies: ["TestKit", "StrictJSON", "Transparency"]),
    ]
        + projections.map {
            .target(
                name: $0,
                dependencies: ["ProjectionEngine", "EventCatalog"],
                path: "Projections/\($0)",
                exclude: ["README.md"]
            )
        },
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
    ]
}
