import Crypto
import FoundationEssentials

/// A script that stands inside a page, and the policy by which the browser runs no other and asks for nothing.
struct PageScript {
    /// The script, as it stands in the page.
    let text: String

    /// The script of every report: sorts tables, copies them, reads values from charts, and marks what is read.
    static let report = PageScript(
        text: String(decoding: PackageResources.report_js, as: UTF8.self))

    /// The element for the end of the page.
    var element: String { "<script>\(text)</script>\n" }

    /// The element for the head of the page: nothing may be fetched, sent or framed, and only this script runs.
    var policy: String {
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            + "img-src data:; script-src '\(hash)'; base-uri 'none'; form-action 'none'\">\n"
    }

    /// How a policy names the script.
    private var hash: String { "sha256-" + Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString() }
}
