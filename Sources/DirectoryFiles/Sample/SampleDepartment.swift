/// A department of the sample directory.
struct SampleDepartment {
    let name: String
    /// People among a thousand.
    let weight: Int
    let jobTitles: [String]

    static let all: [SampleDepartment] = [
        .init(
            name: "Engineering", weight: 305,
            jobTitles: ["Engineer", "Senior Engineer", "Designer", "Scientist", "Test Engineer", "Architect"]),
        .init(name: "Sales", weight: 193, jobTitles: ["Sales Representative", "Account Executive", "Sales Engineer", "Regional Manager"]),
        .init(name: "Customer Success", weight: 98, jobTitles: ["Support Specialist", "Consultant", "Trainer", "Account Manager"]),
        .init(name: "Marketing", weight: 84, jobTitles: ["Public relations officer", "Copywriter", "Designer", "Event organiser"]),
        .init(
            name: "Information Technology", weight: 68,
            jobTitles: ["Administrator", "Network Engineer", "Help desk technician", "Programmer"]),
        .init(name: "Finance", weight: 68, jobTitles: ["Accountant", "Controller", "Treasurer", "Auditor"]),
        .init(name: "R&D", weight: 52, jobTitles: ["Scientist", "Research Engineer", "Analytical chemist", "Laboratory technician"]),
        .init(
            name: "Risk Management", weight: 47, jobTitles: ["Risk Analyst", "Underwriter", "Health and safety inspector", "Risk Officer"]),
        .init(
            name: "Human Resources", weight: 44,
            jobTitles: ["Recruitment consultant", "Personnel officer", "Training and development officer"]),
        .init(
            name: "Legal & Compliance", weight: 41,
            jobTitles: ["Solicitor", "Regulatory affairs officer", "Company secretary", "Paralegal"]),
    ]
}
