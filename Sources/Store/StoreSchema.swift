import GRDB

/// The tables of the store, version by version; a version that was released is never changed.
///
/// `Documentation/Results.md` tells what the columns mean.
enum StoreSchema {
  /// The version that this program writes, also `PRAGMA user_version`.
  static let version = 1

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      for statement in firstTables { try database.execute(sql: statement) }
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    return migrator
  }

  /// Whether a later version of the program has made the tables.
  static func isNewer(_ database: Database) throws -> Bool {
    try hasMigrations(database) && migrator.hasBeenSuperseded(database)
  }

  /// Whether all tables are there as this version makes them.
  static func isComplete(_ database: Database) throws -> Bool {
    try hasMigrations(database) && migrator.hasCompletedMigrations(database)
  }

  /// Asked first: where another program makes the table between two looks of the library, it takes the
  /// failure of the first for a fault.
  private static func hasMigrations(_ database: Database) throws -> Bool {
    try database.tableExists("grdb_migrations")
  }

  private static let firstTables = [
    """
    CREATE TABLE run (
      id TEXT NOT NULL PRIMARY KEY,
      title TEXT NOT NULL,
      scenario_sha256 TEXT NOT NULL,
      seed TEXT NOT NULL,
      tool_version TEXT NOT NULL,
      engine_version TEXT NOT NULL,
      period_from TEXT NOT NULL,
      period_to TEXT NOT NULL,
      stopping_rule TEXT NOT NULL,
      replications INTEGER NOT NULL,
      dossiers INTEGER NOT NULL,
      events INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE policy (
      run_id TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (run_id, name)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE metric (
      run_id TEXT NOT NULL,
      policy TEXT NOT NULL,
      grouping TEXT NOT NULL,
      name TEXT NOT NULL,
      metric TEXT NOT NULL,
      unit TEXT NOT NULL,
      mean REAL, sd REAL, low REAL, high REAL,
      range90_low REAL, range90_high REAL,
      numerator REAL, denominator REAL,
      zero_variance INTEGER NOT NULL,
      PRIMARY KEY (run_id, policy, grouping, name, metric),
      FOREIGN KEY (run_id, policy) REFERENCES policy(run_id, name) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE replication (
      run_id TEXT NOT NULL,
      policy TEXT NOT NULL,
      replication INTEGER NOT NULL,
      metric TEXT NOT NULL,
      value REAL,
      PRIMARY KEY (run_id, policy, replication, metric),
      FOREIGN KEY (run_id, policy) REFERENCES policy(run_id, name) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE provenance (
      run_id TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      parameter TEXT NOT NULL,
      value TEXT NOT NULL,
      status TEXT NOT NULL,
      source TEXT,
      PRIMARY KEY (run_id, position)
    ) STRICT, WITHOUT ROWID
    """,
  ]
}
