/// Writes how many of a group are right. Returns whether all are, and there are any.
func report(_ group: StaticString, _ right: UInt32, of count: UInt32) -> Bool {
  write(group)
  write(": ")
  write(decimal: right)
  write(" of ")
  write(decimal: count)
  writeLine(right == count ? " right" : " right: WRONG")
  return right == count && count > 0
}
