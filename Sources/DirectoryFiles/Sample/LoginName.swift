import Foundation

/// Names as they are spelled in addresses.
enum LoginName {
    /// Lower-case ASCII letters, digits, hyphens and apostrophes of a name in Latin script; accents are dropped.
    static func plain(_ name: String) -> String {
        var text = ""
        for scalar in name.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9", "-", "'": text.unicodeScalars.append(scalar)
            case "ł": text += "l"
            case "ß": text += "ss"
            case "ı": text += "i"
            case "đ": text += "d"
            case "ø": text += "o"
            case "æ": text += "ae"
            default: break
            }
        }
        return text
    }
}
