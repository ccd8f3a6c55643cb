@testable import MappingExpressions

/// The vectors of the fact sheet `entra-expressions.md` (§5, §7) for the functions there are, with its numbers.
extension ExpressionVector {
    static let published: [ExpressionVector] = [
        ExpressionVector(
            "APP-1", #"Append([userPrincipalName], ".test")"#,
            ["userPrincipalName": .string("John.Doe@contoso.com")], .value(.string("John.Doe@contoso.com.test"))),
        ExpressionVector(
            "APP-2", "Append(Mid([givenName], 1, 3), Mid([surname], 1, 5))",
            ["givenName": .string("John"), "surname": .string("Doe")], .value(.string("JohDoe"))),
        ExpressionVector(
            "BIT-1", "BitAnd(&HF, &HF7)",
            [:], .value(.string("7"))),
        ExpressionVector(
            "BIT-2", "BitAnd(12, 10)",
            [:], .value(.string("8"))),
        ExpressionVector(
            "CBO-1", "CBool([attribute1] = [attribute2])",
            ["attribute1": .string("x"), "attribute2": .string("x")], .value(.string("True"))),
        ExpressionVector(
            "CBO-2", "CBool([attribute1] = [attribute2])",
            ["attribute1": .string("x"), "attribute2": .string("y")], .value(.string("False"))),
        ExpressionVector(
            "COA-1", "Coalesce([mail],[userPrincipalName])",
            ["userPrincipalName": .string("John.Doe@contoso.com")], .value(.string("John.Doe@contoso.com"))),
        ExpressionVector(
            "COA-2", #"Coalesce([mail],[otherMail],"none")"#,
            [:], .value(.string("none"))),
        ExpressionVector(
            "COA-4", "Coalesce([preferredName],[firstName])",
            ["preferredName": .string(""), "firstName": .string("Robert")], .value(.string("Robert"))),
        ExpressionVector(
            "B64-1", #"ConvertToBase64("Hello world!")"#,
            [:], .value(.string("SABlAGwAbABvACAAdwBvAHIAbABkACEA"))),
        ExpressionVector(
            "HEX-1", #"ConvertToUTF8Hex("Hello world!")"#,
            [:], .value(.string("48656C6C6F20776F726C6421"))),
        ExpressionVector(
            "HEX-2", #"ConvertToUTF8Hex("é")"#,
            [:], .value(.string("C3A9"))),
        ExpressionVector(
            "CNT-1", "Count([proxyAddresses])",
            ["proxyAddresses": .strings(["a", "b", "c"])], .value(.string("3"))),
        ExpressionVector(
            "CST-1", "CStr([dn])",
            ["dn": .string("cn=Joe,dc=contoso,dc=com")], .value(.string("cn=Joe,dc=contoso,dc=com"))),
        ExpressionVector(
            "IFN-1", "IgnoreFlowIfNullOrEmpty([department])",
            [:], .drop),
        ExpressionVector(
            "IFN-2", "IgnoreFlowIfNullOrEmpty([department])",
            ["department": .string("Sales")], .value(.string("Sales"))),
        ExpressionVector(
            "IFN-4", #"IgnoreFlowIfNullOrEmpty(Switch([prefix], "", "3443", "Dr.", "3444", "Prof.", "3445", "Prof. Dr."))"#,
            ["prefix": .string("3444")], .value(.string("Prof."))),
        ExpressionVector(
            "IFN-5", #"IgnoreFlowIfNullOrEmpty(IIF(InStr([emailAddress],"@contoso.com")=0,"",[emailAddress]))"#,
            ["emailAddress": .string("john.doe@external.com")], .drop),
        ExpressionVector(
            "IIF-1", #"IIF([country]="USA",[country],[department])"#,
            ["country": .string("USA"), "department": .string("Sales")], .value(.string("USA"))),
        ExpressionVector(
            "IIF-2", #"IIF([country]="USA",[country],[department])"#,
            ["country": .string("France"), "department": .string("Sales")], .value(.string("Sales"))),
        ExpressionVector(
            "IIF-4", #"IIF([country]="USA","True",IIF([state]="CA","True","False"))"#,
            ["country": .string("Mexico"), "state": .string("CA")], .value(.string("True"))),
        ExpressionVector(
            "IIF-5", #"IIF([companyName] = "Company A", "A", IIF([companyName] = "Company B", "B", "External"))"#,
            ["companyName": .string("Company B")], .value(.string("B"))),
        ExpressionVector(
            "INS-1", #"InStr("The quick brown fox","quick")"#,
            [:], .value(.string("5"))),
        ExpressionVector(
            "INS-2", #"InStr("repEated","e",3,vbBinaryCompare)"#,
            [:], .value(.string("7"))),
        ExpressionVector(
            "INS-4", #"InStr("abc","z")"#,
            [:], .value(.string("0"))),
        ExpressionVector(
            "ISN-1", "IsNull([displayName])",
            [:], .value(.string("True"))),
        ExpressionVector(
            "ISN-2", "IsNull([displayName])",
            ["displayName": .string("")], .value(.string("False"))),
        ExpressionVector(
            "INE-1", "IsNullOrEmpty([displayName])",
            [:], .value(.string("True"))),
        ExpressionVector(
            "INE-2", "IsNullOrEmpty([displayName])",
            ["displayName": .string("")], .value(.string("True"))),
        ExpressionVector(
            "ISP-1", "IsPresent([displayName])",
            ["displayName": .string("x")], .value(.string("True"))),
        ExpressionVector(
            "ISP-2", "IsPresent([displayName])",
            ["displayName": .string("")], .value(.string("False"))),
        ExpressionVector(
            "ISP-4", #"Switch(IsPresent([jobTitle]), "DefaultValue", "True", [jobTitle])"#,
            ["jobTitle": .string("Nurse")], .value(.string("Nurse"))),
        ExpressionVector(
            "IST-1", "IsString([displayName])",
            ["displayName": .string("x")], .value(.string("True"))),
        ExpressionVector(
            "ITM-1", "Item([proxyAddresses], 1)",
            ["proxyAddresses": .strings(["SMTP:a@x", "smtp:b@x"])], .value(.string("SMTP:a@x"))),
        ExpressionVector(
            "JOI-1", #"Join(", ", "", [surname], [givenName])"#,
            ["surname": .string("Doe"), "givenName": .string("John")], .value(.string("Doe, John"))),
        ExpressionVector(
            "JOI-2", #"Join("@", "john.smith", "contoso.com")"#,
            [:], .value(.string("john.smith@contoso.com"))),
        ExpressionVector(
            "JOI-4", #"Join("", [last], ",", [first], " ", Mid([middle],1,1), "-", [id])"#,
            ["last": .string("Johnson"), "first": .string("Sarah"), "middle": .string("Elizabeth"), "id": .string("12345")],
            .value(.string("Johnson,Sarah E-12345"))),
        ExpressionVector(
            "JOI-5", #"Join(" ", [first], [middle], [last])"#,
            ["first": .string("Ann"), "last": .string("Lee")], .value(.string("Ann Lee"))),
        ExpressionVector(
            "LEF-1", #"Left("John Doe", 3)"#,
            [:], .value(.string("Joh"))),
        ExpressionVector(
            "LEF-2", #"Left("John Doe", 0)"#,
            [:], .value(.string(""))),
        ExpressionVector(
            "LEF-4", "Left([x], 3)",
            [:], .value(.string(""))),
        ExpressionVector(
            "LEF-5", #"Left("Joe", 10)"#,
            [:], .value(.string("Joe"))),
        ExpressionVector(
            "MID-1", "Mid([userPrincipalName], 1, 8)",
            ["userPrincipalName": .string("johns@contoso.com")], .value(.string("johns@co"))),
        ExpressionVector(
            "MID-2", "Mid([lastName],2,64)",
            ["lastName": .string("JOHNSON")], .value(.string("OHNSON"))),
        ExpressionVector(
            "NDI-1", "NormalizeDiacritics([givenName])",
            ["givenName": .string("Zoë")], .value(.string("Zoe"))),
        ExpressionVector(
            "NDI-2", "NormalizeDiacritics([surname])",
            ["surname": .string("Sørensen-Weiß Łukasz")], .value(.string("Soerensen-Weiss Lukasz"))),
        ExpressionVector(
            "NDI-4", "NormalizeDiacritics([surname])",
            ["surname": .string("Müller")], .value(.string("Muller"))),
        ExpressionVector(
            "NOT-1", "Not([IsSoftDeleted])",
            ["IsSoftDeleted": .string("True")], .value(.string("False"))),
        ExpressionVector(
            "NOT-2", "Not([IsSoftDeleted])",
            ["IsSoftDeleted": .string("False")], .value(.string("True"))),
        ExpressionVector(
            "NOW-1", "Now()",
            [:], .value(.string("7/30/2025 12:00:00 AM"))),
        ExpressionVector(
            "PCA-1", "PCase([firstName])",
            ["firstName": .string("PABLO GONSALVES (SECOND)")], .value(.string("Pablo Gonsalves (Second)"))),
        ExpressionVector(
            "PCA-2", #"PCase([lastName]," '-")"#,
            ["lastName": .string("PINTO-DE'SILVA")], .value(.string("Pinto-De'Silva"))),
        ExpressionVector(
            "PCA-4", #"Replace(PCase("st john's hospital"),"'S", , ,"'s", , )"#,
            [:], .value(.string("St John's Hospital"))),
        ExpressionVector(
            "PCA-5", #"PCase([x]," ")"#,
            ["x": .string("MARY-ANN O'NEIL")], .value(.string("Mary-ann O'neil"))),
        ExpressionVector(
            "RED-1", "Redact([userPrincipalName])",
            ["userPrincipalName": .string("a@x")], .value(.string("a@x"))),
        ExpressionVector(
            "RDU-1", "RemoveDuplicates([proxyAddresses])",
            ["proxyAddresses": .strings(["a", "b", "a"])], .value(.strings(["a", "b"]))),
        ExpressionVector(
            "REP-1", #"Replace([mail], "@contoso.com", , ,"", ,)"#,
            ["mail": .string("john.doe@contoso.com")], .value(.string("john.doe"))),
        ExpressionVector(
            "REP-2", #"Replace([BusinessTitle],"Product Developer", , , "Software Engineer", , )"#,
            ["BusinessTitle": .string("Product Developer")], .value(.string("Software Engineer"))),
        ExpressionVector(
            "REP-4", #"Replace([telephoneNumber], , "\\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10})", , "${phoneNumber}", , )"#,
            ["telephoneNumber": .string("+91 9998887777")], .value(.string("9998887777"))),
        ExpressionVector(
            "REP-5", #"Replace([mobile], , "[()\\s-]+", , "", , )"#,
            ["mobile": .string("+1 (999) 888-7777")], .value(.string("+19998887777"))),
        ExpressionVector(
            "REP-7", #"Replace([userPrincipalName], , "(?<Suffix>@(.)*)", "Suffix", "", , )"#,
            ["userPrincipalName": .string("jsmith@contoso.com")], .value(.string("jsmith"))),
        ExpressionVector(
            "REP-8", #"Replace([telephoneNumber], , "\\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10})", "phoneNumber" , , [mobile], )"#,
            ["telephoneNumber": .string(""), "mobile": .string("+91 8887779999")], .value(.string("8887779999"))),
        ExpressionVector(
            "REP-10", #"Replace([preferredLanguage], "-", , , "_", ,  )"#,
            ["preferredLanguage": .string("EN-US")], .value(.string("EN_US"))),
        ExpressionVector(
            "REP-11", #"Replace([PreferredNameData], , "(?<firstName>[a-zA-Z]+ )(?<lastName>[a-zA-Z]+)", ,"${lastName}", ,)"#,
            ["PreferredNameData": .string("John Smith")], .value(.string("Smith"))),
        ExpressionVector(
            "REP-13", #"Replace(Join("","00000000",[personIdExternal]), ,"(.*?)(?<id>.{0,8})$", ,"${id}", ,)"#,
            ["personIdExternal": .string("12345")], .value(.string("00012345"))),
        ExpressionVector(
            "REP-14", #"Append("05",Replace(Join("","000000",[employeeId]), ,"(.*?)(?<id>.{0,6})$", ,"${id}", ,))"#,
            ["employeeId": .string("789")], .value(.string("05000789"))),
        ExpressionVector(
            "REP-16", #"Join("", 1000, Replace(ConvertToUTF8Hex([objectId]), , "[a-zA-Z_]*", , "", , ))"#,
            ["objectId": .string("d05e47b1-3909-445a-ba5e-ca60cbc0e4b4")],
            .value(.string("100064303565343762312333930392343435612626135652636136306362633065346234"))),
        ExpressionVector(
            "SAR-1", "SingleAppRoleAssignment([appRoleAssignments])",
            ["appRoleAssignments": .strings(["Admin"])], .value(.string("Admin"))),
        ExpressionVector(
            "SPL-1", #"Split([extensionAttribute5], ",")"#,
            ["extensionAttribute5": .string("PermissionSetOne, PermissionSetTwo")],
            .value(.strings(["PermissionSetOne", "PermissionSetTwo"]))),
        ExpressionVector(
            "SPL-2", #"Split(Join(",","a8cccada-a108-47ae-bf9a-f130499aa4cb","{26491cfc-9e50-4857-861b-0cb8df22b5d7}"),",")"#,
            [:], .value(.strings(["a8cccada-a108-47ae-bf9a-f130499aa4cb", "{26491cfc-9e50-4857-861b-0cb8df22b5d7}"]))),
        ExpressionVector(
            "STS-1", "StripSpaces([x])",
            ["x": .string(" van der Berg ")], .value(.string("vanderBerg"))),
        ExpressionVector(
            "SWI-1",
            #"""
            Switch([state], "Australia/Sydney", "NSW", "Australia/Sydney","QLD", "Australia/Brisbane", "SA", \#
            "Australia/Adelaide")
            """#,
            ["state": .string("QLD")], .value(.string("Australia/Brisbane"))),
        ExpressionVector(
            "SWI-2",
            #"""
            Switch([state], "Australia/Sydney", "NSW", "Australia/Sydney","QLD", "Australia/Brisbane", "SA", \#
            "Australia/Adelaide")
            """#,
            ["state": .string("VIC")], .value(.string("Australia/Sydney"))),
        ExpressionVector(
            "SWI-4", #"Switch([IsSoftDeleted], , "False", "True", "True", "False")"#,
            ["IsSoftDeleted": .string("True")], .value(.string("False"))),
        ExpressionVector(
            "SWI-5", #"Switch(ToLower([statusFlag]), "0", "true", "1", "false", "0")"#,
            ["statusFlag": .string("TRUE")], .value(.string("1"))),
        ExpressionVector(
            "SWI-7", #"Switch([country],[country],"","Other")"#,
            [:], .value(.string("Other"))),
        ExpressionVector(
            "SWI-8", #"Switch([country],[country],"","Other")"#,
            ["country": .string("France")], .value(.string("France"))),
        ExpressionVector(
            "SWI-10", #"Switch([Active], , "1", "False", "0", "True")"#,
            ["Active": .string("7")], .value(.absent)),
        ExpressionVector(
            "SWI-11", #"Switch([CountryReferenceTwoLetter], Join(" ", [f], [l]), "HU", Join(",", [l], [f]), "JP", Join(",", [l], [f]))"#,
            ["CountryReferenceTwoLetter": .string("JP"), "f": .string("Hiroshi"), "l": .string("Tanaka")], .value(.string("Tanaka,Hiroshi"))
        ),
        ExpressionVector(
            "LOW-1",
            #"""
            ToLower(Join("@", NormalizeDiacritics(StripSpaces(Join(".", [PreferredFirstName], \#
            [PreferredLastName]))), "contoso.com"))
            """#,
            ["PreferredFirstName": .string("John"), "PreferredLastName": .string("Smith")], .value(.string("john.smith@contoso.com"))),
        ExpressionVector(
            "LOW-2", #"ToLower(NormalizeDiacritics(StripSpaces(Join(".", [f], [l]))))"#,
            ["f": .string("José"), "l": .string("García-López")], .value(.string("jose.garcia-lopez"))),
        ExpressionVector(
            "UPP-1", #"ToUpper("straße")"#,
            [:], .value(.string("STRAßE"))),
        ExpressionVector(
            "UPP-2", #"ToUpper("i", "tr-TR")"#,
            [:], .value(.string("İ"))),
        ExpressionVector(
            "WOR-1", #"Word("The quick brown fox",3," ")"#,
            [:], .value(.string("brown"))),
        ExpressionVector(
            "WOR-2", #"Word("This,string!has&many separators",3,",!&#")"#,
            [:], .value(.string("has"))),
        ExpressionVector(
            "WOR-4", #"Word("a b",5," ")"#,
            [:], .value(.string(""))),
        ExpressionVector(
            "WOR-5", #"Word([x],1," ")"#,
            [:], .value(.string(""))),
        ExpressionVector(
            "CMP-1", #"Join("",Mid([lastName],1,1),ToLower(Mid([lastName],2,64)))"#,
            ["lastName": .string("JOHNSON")], .value(.string("Johnson"))),
        ExpressionVector(
            "CMP-2",
            #"""
            Join(", ", Join("",Mid([lastName],1,1),ToLower(Mid([lastName],2,64))), Join("",Mid([firstName],1,1),\#
            ToLower(Mid([firstName],2,64))))
            """#,
            ["lastName": .string("SMITH"), "firstName": .string("JOHN")], .value(.string("Smith, John"))),
        ExpressionVector(
            "CMP-4",
            #"""
            Replace(Replace([telephoneNumber], , "\\+(?<isdCode>\\d* )(?<phoneNumber>.*)", , "${phoneNumber}", , ), ,\#
            "[()\\s-]+", ,"", , )
            """#,
            ["telephoneNumber": .string("+1 737-626-8331")], .value(.string("7376268331"))),
        ExpressionVector(
            "CMP-5",
            #"""
            Replace(Replace([mobile], , "\\+(?<isdCode>\\d* )(?<phoneNumber>.*)", , "${isdCode}", , ), ,"[()\\s-]+", \#
            ,"", , )
            """#,
            ["mobile": .string("+44 20 7946 0958")], .value(.string("44"))),
        ExpressionVector(
            "CMP-7",
            #"""
            Replace([telephoneNumber], , "\\+(?<isdCode>\\d* )(?<phoneNumber>.* )[x](?<extension>.*)", , \#
            "${extension}", , )
            """#,
            ["telephoneNumber": .string("+1 (206) 291-8163 x8125")], .value(.string("8125"))),
        ExpressionVector(
            "CMP-11", #"Switch([globalAssignmentDepartment],[globalAssignmentDepartment],"",[department])"#,
            ["globalAssignmentDepartment": .string(""), "department": .string("Sales")], .value(.string("Sales"))),
        ExpressionVector(
            "CMP-13",
            #"""
            Split(Join(",", Append("smtp:", Join("@", StripSpaces(Join("", "A", [id])), "contoso.com")), \#
            Append("SMTP:", Join("@", Join(".", StripSpaces([f]), StripSpaces([l])), "contoso.com"))), ",")
            """#,
            ["id": .string("12345"), "f": .string("John"), "l": .string("Smith")],
            .value(.strings(["smtp:A12345@contoso.com", "SMTP:John.Smith@contoso.com"]))),
        ExpressionVector(
            "CMP-14",
            #"""
            Join("", Switch([org],"","Engineering", "OU=Engineering,","Development", "OU=Development,"), Switch([cc],\#
            "","US","OU=USA,","UK","OU=UK,"), "OU=Users,DC=contoso,DC=com")
            """#,
            ["org": .string("Sales"), "cc": .string("UK")], .value(.string("OU=UK,OU=Users,DC=contoso,DC=com"))),
    ]
}
