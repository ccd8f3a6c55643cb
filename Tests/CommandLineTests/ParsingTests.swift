import ArgumentParser
import Testing

@testable import gatehouse

@Suite("The command line is parsed")
struct ParsingTests {
    @Test(
        "what makes sense is taken",
        arguments: [
            "serve --port 0 --data x --admin a@b", "provider serve --port 9000",
            "provider tenant create LogicGate --plan enterprisePlus --admin a@b",
            "provider key create logicgate --owner a@b", "app list", "app add LogicGate --name X --server http://h --token t",
            "app add-role X --value v", "app assign X --user a@b", "app assign X --group G --role R",
            "app connect X --tenant-url http://h/scim/v2 --secret-token-file -", "job start X", "job status --job scim.1.2 --json",
            "job restart X --reset watermark,links", "job run X --wait",
            "logs --user a@b --action Create --status failure --since 2h --json",
            "directory import f.json --data x", "directory export -", "token create --user a@b",
        ])
    func accepts(_ line: String) throws {
        _ = try Gatehouse.parseAsRoot(line.split(separator: " ").map { String($0) })
    }

    @Test(
        "what makes none ends with status 64",
        arguments: [
            "serve --prot 1", "provider tenant create X --plan gold --admin a", "app assign X", "app assign X --user a --group b",
            "job start",
            "job restart X --reset everything", "logs --action burn", "logs --since yesterday", "logs --limit 0", "frobnicate",
        ])
    func refuses(_ line: String) {
        do {
            _ = try Gatehouse.parseAsRoot(line.split(separator: " ").map { String($0) })
            Issue.record("“\(line)” was taken")
        } catch {
            #expect(Gatehouse.exitCode(for: error).rawValue == 64)
        }
    }

    @Test("help documents settings and exit statuses")
    func help() {
        let text = Gatehouse.helpMessage()
        #expect(text.contains("GATEHOUSE_TOKEN") && text.contains("Exit status"))
    }
}
