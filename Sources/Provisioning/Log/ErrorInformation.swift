/// The plain-language side of codes: what they mean and what helps.
extension ProvisioningErrorInformation {
    init(_ error: ConnectorError) {
        self.init(
            errorCode: error.code, reason: error.message, additionalDetails: error.request,
            errorCategory: error.isRetryable ? "failure" : "nonServiceFailure", recommendedAction: Self.cure(for: error))
    }

    init(skip reason: SkipReason, detail: String) {
        self.init(
            errorCode: reason.rawValue, reason: detail, additionalDetails: nil, errorCategory: "success",
            recommendedAction: Self.cure(for: reason))
    }

    static func failure(code: String, reason: String, cure: String) -> Self {
        Self(errorCode: code, reason: reason, additionalDetails: nil, errorCategory: "nonServiceFailure", recommendedAction: cure)
    }

    static let duplicateTarget = failure(
        code: "DuplicateTargetEntries", reason: "Several accounts of the application match; nothing was written.",
        cure: "Correct the accounts in the application, or choose a matching attribute that is unique there.")

    /// `subject` is the account, or the matching value, that belongs to another source object.
    static func duplicateSource(_ subject: String, noun: String, owner: SourceID) -> Self {
        failure(
            code: "DuplicateSourceEntries", reason: "\(subject) already belongs to another \(noun) of the directory (\(owner)).",
            cure: "Give one of the two another value for the matching attribute.")
    }

    private static func cure(for error: ConnectorError) -> String {
        switch error.kind {
        case .unauthorized, .forbidden:
            "Check the secret token, and that the account it belongs to has Admin permissions in the application; then test the connection."
        case .notFound: "The linked account is gone from the application; it is matched or created again in the next cycle."
        case .conflict: "Another account already uses the value. Correct the value in the directory, or change the matching attribute."
        case .throttled: "The application limits the number of requests. It is retried automatically."
        case .serverFailure, .timeout, .connectionLost: "The application had a fault. It is retried automatically."
        case .unreachable: "Check the tenant URL, and that the application is up. It is retried automatically."
        case .rejected: "The application refuses the value. Correct it in the directory, or change the attribute mapping."
        case .incompatible: "The answer is not SCIM. Check that the tenant URL is the SCIM endpoint of the application."
        case .sourceUnavailable: "The directory could not be read. It is retried automatically."
        }
    }

    private static func cure(for reason: SkipReason) -> String? {
        switch reason {
        case .notAssigned: "Assign the user, or a group that the user is directly in, to the application."
        case .roleNotEntitled: "Assign the user with a role that is switched on."
        case .filteredOut: "Change the scoping filter, or the attribute that it looks at."
        case .inactiveAtSource: "Nothing is created for an account that is disabled in the directory. Enable it first."
        case .importSkipped: "Give the object a value for a matching attribute."
        case .actionDisabled: "Allow the action in the object mapping (Create, Update, Delete)."
        case .outOfScopeLeftAlone: "The job is told to leave accounts alone that fall out of scope (SkipOutOfScopeDeletions)."
        case .redundantExport: nil
        }
    }
}
