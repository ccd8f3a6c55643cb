import SCIM
import Testing

@testable import SCIMServer

@Suite("Which part of a filter an index answers")
struct FilterPlanTests {
    @Test(
        "users",
        arguments: [
            (#"userName eq "Ann@X.com""#, ResourceQuery.Match.uniqueKey("ann@x.com"), nil),
            (#"USERNAME eq "ann""#, .uniqueKey("ann"), nil),
            (#"urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ann""#, .uniqueKey("ann"), nil),
            (#"externalId eq "X""#, .externalID("X"), nil),
            (#"id eq "1" and manager eq "2""#, .id("1"), #"manager eq "2""#),
            (#"active eq true and userName eq "ann" and externalId eq "X""#, .uniqueKey("ann"), #"active eq true and externalId eq "X""#),
            (#"groups.value eq "7""#, .memberOf("7"), nil),
            (#"displayName eq "Ann""#, .all, #"displayName eq "Ann""#),
            (#"userName eq "ann" or userName eq "ben""#, .all, #"userName eq "ann" or userName eq "ben""#),
            (#"not (userName eq "ann")"#, .all, #"not (userName eq "ann")"#),
            (#"userName ne "ann""#, .all, #"userName ne "ann""#),
        ] as [(String, ResourceQuery.Match, String?)])
    func users(_ filter: String, _ match: ResourceQuery.Match, _ residual: String?) throws {
        let plan = FilterPlan(try Filter(filter), for: .user)
        #expect(plan.match == match)
        #expect(plan.residual == (try residual.map { try Filter($0) }))
    }

    @Test(
        "groups",
        arguments: [
            (#"displayName eq "Staff""#, ResourceQuery.Match.uniqueKey("staff"), nil),
            (#"members eq "7""#, .hasMember("7"), nil),
            (#"members.value eq "7""#, .hasMember("7"), nil),
            (#"members[value eq "7"]"#, .hasMember("7"), nil),
            (#"members[value eq "7" and type eq "User"]"#, .all, #"members[value eq "7" and type eq "User"]"#),
            (#"id eq "1" and members eq "7""#, .id("1"), #"members eq "7""#),
        ] as [(String, ResourceQuery.Match, String?)])
    func groups(_ filter: String, _ match: ResourceQuery.Match, _ residual: String?) throws {
        let plan = FilterPlan(try Filter(filter), for: .group)
        #expect(plan.match == match)
        #expect(plan.residual == (try residual.map { try Filter($0) }))
    }

    @Test("no filter is everything")
    func none() {
        #expect(FilterPlan(nil, for: .user).match == .all)
        #expect(FilterPlan(nil, for: .user).residual == nil)
    }
}
