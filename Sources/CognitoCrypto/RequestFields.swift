/// A list of names and values in a request, such as the user attributes.
public struct RequestFields: ~Copyable, ~Escapable {
  /// How Cognito writes the list.
  enum Form {
    /// `[{"Name": …, "Value": …}]`
    case attributes
    /// `[{"headerName": …, "headerValue": …}]`
    case headers
    /// `{name: value}`
    case map
    /// `"userAttributes.name": value`, within a map.
    case prefixed
  }

  private var writer: RequestWriter
  private let form: Form

  @_lifetime(copy writer)
  private init(_ writer: consuming RequestWriter, _ form: Form) {
    self.writer = writer
    self.form = form
  }

  /// Writes the entries that `fields` appends.
  static func write(_ form: Form, to writer: inout RequestWriter, _ fields: (inout RequestFields) -> Void) {
    switch form {
    case .attributes, .headers: writer.array { (writer) in entries(form, &writer, fields) }
    case .map: writer.object { (writer) in entries(form, &writer, fields) }
    case .prefixed: entries(form, &writer, fields)
    }
  }

  private static func entries(
    _ form: Form, _ writer: inout RequestWriter, _ fields: (inout RequestFields) -> Void
  ) {
    var list = RequestFields(writer, form)
    fields(&list)
    writer = list.writer
  }

  /// Adds an entry to the list. A name that is added twice stands there twice.
  public mutating func append<Value: RequestText & ~Escapable>(name: StaticString, value: Value) {
    append(entry: name, value)
  }

  /// Adds an entry to the list. A name that is added twice stands there twice.
  public mutating func append<Name: RequestText & ~Escapable, Value: RequestText & ~Escapable>(
    name: Name, value: Value
  ) {
    append(entry: name, value)
  }

  private mutating func append<Name: RequestText & ~Escapable, Value: RequestText & ~Escapable>(
    entry name: Name, _ value: Value
  ) {
    switch form {
    case .attributes: appendPair("Name", name, "Value", value)
    case .headers: appendPair("headerName", name, "headerValue", value)
    case .map: appendMember(name, value, prefix: "")
    case .prefixed: appendMember(name, value, prefix: "userAttributes.")
    }
  }

  private mutating func appendPair<Name: RequestText & ~Escapable, Value: RequestText & ~Escapable>(
    _ nameKey: StaticString, _ name: Name, _ valueKey: StaticString, _ value: Value
  ) {
    writer.separate()
    writer.object { (writer) in
      writer.member(nameKey, name)
      writer.member(valueKey, value)
    }
  }

  private mutating func appendMember<Name: RequestText & ~Escapable, Value: RequestText & ~Escapable>(
    _ name: Name, _ value: Value, prefix: StaticString
  ) {
    writer.name(text: name, prefix: prefix)
    writer.string(value)
  }
}
