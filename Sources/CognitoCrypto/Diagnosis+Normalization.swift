#if !hasFeature(Embedded)
  /// The normalization forms C and D of Unicode (UAX #15), as far as they differ in the names of people: Hangul, and
  /// all primary composites below U+3100 with marks of U+0300 … U+036F, of Arabic and of kana.
  ///
  /// The standard library normalizes in its own interface only, which Apple's systems do not offer.
  enum Normalization {
    /// Normalization form D.
    static func decomposed(_ text: String) -> String.UnicodeScalarView {
      var scalars: [Unicode.Scalar] = []
      for scalar in text.unicodeScalars { appendDecomposition(of: scalar, to: &scalars) }
      // UAX #15 D109: marks in the order of their combining classes, those of one class as they stand.
      var start = 0
      for index in scalars.indices {
        if combiningClass(scalars[index]) == 0 { start = index + 1 }
        var position = index
        while position > start, combiningClass(scalars[position - 1]) > combiningClass(scalars[position]) {
          scalars.swapAt(position - 1, position)
          position -= 1
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return view
    }

    /// Normalization form C (UAX #15 D117): each mark joins the last starter, where nothing between them blocks it.
    static func composed(_ text: String) -> String.UnicodeScalarView {
      var scalars: [Unicode.Scalar] = []
      var starter: Int?
      for scalar in decomposed(text) {
        let isBlocked =
          if let starter, starter < scalars.count - 1, let last = scalars.last {
            combiningClass(last) >= combiningClass(scalar)
          } else {
            false
          }
        if let starter, !isBlocked, let composite = composite(scalars[starter], scalar) {
          scalars[starter] = composite
          continue
        }
        if combiningClass(scalar) == 0 { starter = scalars.count }
        scalars.append(scalar)
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return view
    }

    private static func combiningClass(_ scalar: Unicode.Scalar) -> UInt8 {
      scalar.properties.canonicalCombiningClass.rawValue
    }

    private static func appendDecomposition(of scalar: Unicode.Scalar, to scalars: inout [Unicode.Scalar]) {
      if let syllable = hangulIndex(scalar) {
        // The Unicode Standard §3.12: leading consonant, vowel, and a trailing consonant where there is one.
        append([hangulL + syllable / 588, hangulV + syllable % 588 / 28], to: &scalars)
        if syllable % 28 > 0 { append([hangulT + syllable % 28], to: &scalars) }
      } else if let (base, mark) = decompositions[scalar] {
        appendDecomposition(of: base, to: &scalars)
        scalars.append(mark)
      } else {
        scalars.append(scalar)
      }
    }

    private static func append(_ values: [UInt32], to scalars: inout [Unicode.Scalar]) {
      scalars.append(contentsOf: values.compactMap(Unicode.Scalar.init))
    }

    private static func composite(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
      if (hangulL..<hangulL + 19).contains(first.value), (hangulV..<hangulV + 21).contains(second.value) {
        return Unicode.Scalar(hangulS + (first.value - hangulL) * 588 + (second.value - hangulV) * 28)
      }
      if let syllable = hangulIndex(first), syllable % 28 == 0, (hangulT + 1..<hangulT + 28).contains(second.value) {
        return Unicode.Scalar(first.value + second.value - hangulT)
      }
      return composites[UInt64(first.value) << 32 | UInt64(second.value)]
    }

    // The Unicode Standard §3.12: the first syllable, and the first of each kind of letter; of the trailing consonants,
    // the one before the first.
    private static let hangulS: UInt32 = 0xac00
    private static let hangulL: UInt32 = 0x1100
    private static let hangulV: UInt32 = 0x1161
    private static let hangulT: UInt32 = 0x11a7

    private static func hangulIndex(_ scalar: Unicode.Scalar) -> UInt32? {
      (hangulS..<hangulS + 11172).contains(scalar.value) ? scalar.value - hangulS : nil
    }

    private static let decompositions: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = {
      var decompositions: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = [:]
      for (mark, bases, composites) in table {
        for (base, composite) in zip(bases.unicodeScalars, composites.unicodeScalars) {
          decompositions[composite] = (base, mark)
        }
      }
      return decompositions
    }()

    /// By the values of base and mark.
    private static let composites: [UInt64: Unicode.Scalar] = {
      var composites: [UInt64: Unicode.Scalar] = [:]
      for (composite, (base, mark)) in decompositions {
        composites[UInt64(base.value) << 32 | UInt64(mark.value)] = composite
      }
      return composites
    }()

    /// Each mark, with bases and what they become with it: the canonical decompositions of UnicodeData.txt.
    private static let table: [(Unicode.Scalar, String, String)] = [
      ("\u{300}", "AEIOUaeiouÜüNnЕИеиĒēŌōWwÂâĂăÊêÔôƠơƯưYyἀἁἈἉἐἑ", "ÀÈÌÒÙàèìòùǛǜǸǹЀЍѐѝḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳἂἃἊἋἒἓ"),
      ("\u{300}", "ἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩαεηιουωΑΕΗ᾿ϊΙ῾ϋΥ¨ΟΩ", "ἚἛἢἣἪἫἲἳἺἻὂὃὊὋὒὓὛὢὣὪὫὰὲὴὶὸὺὼᾺῈῊ῍ῒῚ῝ῢῪ῭ῸῺ"),
      ("\u{301}", "AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØø¨ΑΕΗΙΟΥΩϊα", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿ΅ΆΈΉΊΌΎΏΐά"),
      ("\u{301}", "εηιϋουωϒГКгкÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊêÔôƠơƯư", "έήίΰόύώϓЃЌѓќḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắẾếỐốỚớỨứ"),
      ("\u{301}", "ἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩ᾿῾", "ἄἅἌἍἔἕἜἝἤἥἬἭἴἵἼἽὄὅὌὍὔὕὝὤὥὬὭ῎῞"),
      ("\u{302}", "AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ"),
      ("\u{303}", "ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy", "ÃÑÕãñõĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ"),
      ("\u{304}", "AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyИиУуGgḶḷṚṛαΑιΙυΥ", "ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳӢӣӮӯḠḡḸḹṜṝᾱᾹῑῙῡῩ"),
      ("\u{306}", "AaEeGgIiOoUuУИиуЖжАаЕеȨȩẠạαΑιΙυΥ", "ĂăĔĕĞğĬĭŎŏŬŭЎЙйўӁӂӐӑӖӗḜḝẶặᾰᾸῐῘῠῨ"),
      ("\u{307}", "CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtWwXxY", "ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦṧṨṩṪṫẆẇẊẋẎ"),
      ("\u{307}", "yſ", "ẏẛ"),
      ("\u{308}", "AEIOUaeiouyYΙΥιυϒЕІеіАаӘәЖжЗзИиОоӨөЭэУуЧчЫыH", "ÄËÏÖÜäëïöüÿŸΪΫϊϋϔЁЇёїӒӓӚӛӜӝӞӟӤӥӦӧӪӫӬӭӰӱӴӵӸӹḦ"),
      ("\u{308}", "hÕõŪūWwXxt", "ḧṎṏṺṻẄẅẌẍẗ"),
      ("\u{309}", "AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy", "ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ"),
      ("\u{30a}", "AaUuwy", "ÅåŮůẘẙ"),
      ("\u{30b}", "OoUuУу", "ŐőŰűӲӳ"),
      ("\u{30c}", "CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh", "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ"),
      ("\u{30f}", "AaEeIiOoRrUuѴѵ", "ȀȁȄȅȈȉȌȍȐȑȔȕѶѷ"),
      ("\u{311}", "AaEeIiOoRrUu", "ȂȃȆȇȊȋȎȏȒȓȖȗ"),
      ("\u{313}", "αΑεΕηΗιΙοΟυωΩρ", "ἀἈἐἘἠἨἰἸὀὈὐὠὨῤ"),
      ("\u{314}", "αΑεΕηΗιΙοΟυΥωΩρΡ", "ἁἉἑἙἡἩἱἹὁὉὑὙὡὩῥῬ"),
      ("\u{31b}", "OoUu", "ƠơƯư"),
      ("\u{323}", "BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯưYy", "ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọỢợỤụỰựỴỵ"),
      ("\u{324}", "Uu", "Ṳṳ"),
      ("\u{325}", "Aa", "Ḁḁ"),
      ("\u{326}", "SsTt", "ȘșȚț"),
      ("\u{327}", "CcGgKkLlNnRrSsTtEeDdHh", "ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ"),
      ("\u{328}", "AaEeIiUuOo", "ĄąĘęĮįŲųǪǫ"),
      ("\u{32d}", "DdEeLlNnTtUu", "ḒḓḘḙḼḽṊṋṰṱṶṷ"),
      ("\u{32e}", "Hh", "Ḫḫ"),
      ("\u{330}", "EeIiUu", "ḚḛḬḭṴṵ"),
      ("\u{331}", "BbDdKkLlNnRrTtZzh", "ḆḇḎḏḴḵḺḻṈṉṞṟṮṯẔẕẖ"),
      ("\u{338}", "←→↔⇐⇔⇒∃∈∋∣∥∼≃≅≈=≡≍<>≤≥≲≳≶≷≺≻⊂⊃⊆⊇⊢⊨⊩⊫≼≽⊑⊒⊲⊳⊴⊵", "↚↛↮⇍⇎⇏∄∉∌∤∦≁≄≇≉≠≢≭≮≯≰≱≴≵≸≹⊀⊁⊄⊅⊈⊉⊬⊭⊮⊯⋠⋡⋢⋣⋪⋫⋬⋭"),
      ("\u{342}", "ἀἁἈἉἠἡἨἩἰἱἸἹὐὑὙὠὡὨὩα¨η᾿ιϊ῾υϋω", "ἆἇἎἏἦἧἮἯἶἷἾἿὖὗὟὦὧὮὯᾶ῁ῆ῏ῖῗ῟ῦῧῶ"),
      ("\u{345}", "ἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὠὡὢὣὤὥὦὧὨὩὪὫ", "ᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫ"),
      ("\u{345}", "ὬὭὮὯὰαάᾶΑὴηήῆΗὼωώῶΩ", "ᾬᾭᾮᾯᾲᾳᾴᾷᾼῂῃῄῇῌῲῳῴῷῼ"),
      ("\u{653}", "ا", "آ"),
      ("\u{654}", "اويەہے", "أؤئۀۂۓ"),
      ("\u{655}", "ا", "إ"),
      ("\u{3099}", "かきくけこさしすせそたちつてとはひふへほうゝカキクケコサシスセソタチツテトハヒフヘホウワ", "がぎぐげござじずぜぞだぢづでどばびぶべぼゔゞガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷ"),
      ("\u{3099}", "ヰヱヲヽ", "ヸヹヺヾ"),
      ("\u{309a}", "はひふへほハヒフヘホ", "ぱぴぷぺぽパピプペポ"),
    ]
  }

  extension Transcoding {
    /// The text normalized. `false` where it is not UTF-8, or in ASCII, which is normalized already.
    static func appendNormalizedUnicode(
      _ text: Span<UInt8>, isComposed: Bool, to sink: inout some ByteSink & ~Copyable
    ) -> Bool {
      guard let string = nonASCII(text) else { return false }
      let normalized = isComposed ? Normalization.composed(string) : Normalization.decomposed(string)
      sink.append(String(normalized).utf8.span)
      return true
    }

    /// The text in another case. `false` where it is not UTF-8, or in ASCII.
    static func appendCasedUnicode(
      _ text: Span<UInt8>, isUpper: Bool, to sink: inout some ByteSink & ~Copyable
    ) -> Bool {
      guard let string = nonASCII(text) else { return false }
      sink.append((isUpper ? string.uppercased() : string.lowercased()).utf8.span)
      return true
    }

    private static func nonASCII(_ text: Span<UInt8>) -> String? {
      guard let unicode = try? UTF8Span(validating: text), !unicode.isKnownASCII else { return nil }
      return String(copying: unicode)
    }
  }
#endif
