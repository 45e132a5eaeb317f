import Statistics

/// Equipment that is out of order on some days.
extension Simulation {
  /// Whether a unit of some equipment can be taken now: one that nobody uses and that works today.
  ///
  /// Work that was begun with a unit goes on with it.
  @inline(__always)
  mutating func hasUnit(_ equipment: UInt32, at now: Int64) -> Bool {
    guard idleUnits[equipment] > 0 else { return false }
    guard equipmentDown[equipment] > 0 else { return true }
    return idleUnits[equipment] > unitsDown(equipment, at: now)
  }

  /// How many units are out of order today, drawn by unit and day.
  @inline(never)
  private mutating func unitsDown(_ equipment: UInt32, at now: Int64) -> UInt32 {
    let model = model.equipment[Int(equipment)]
    let key = replicationKey ^ StreamKey.hash("equipment \(model.name)")
    let day = UInt64(bitPattern: now / secondsPerDay)
    var down: UInt32 = 0
    for unit in 0..<model.units {
      var stream = RandomStream(
        key: StreamKey.combined(key, StreamKey.combined(day, UInt64(unit))))
      down += stream.uniform() < model.down ? 1 : 0
    }
    return down
  }
}
