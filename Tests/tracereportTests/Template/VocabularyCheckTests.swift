import Testing

@testable import tracereport

@Suite struct VocabularyCheckTests {
    private func check(_ text: String) throws {
        try VocabularyCheck(charts: ["ttfb-cdf"]).check(TemplateScanner.tokens(of: text, file: "f"))
    }

    @Test(arguments: [
        ("<p>a</p>\n{{#b}}<pp>c</pp>{{/b}}", "f:2:7: There is no element <pp>. Did you mean <p>?"),
        ("{{^b}}<p>c</q>{{/b}}", "f:1:11: There is no element <q>. Did you mean <p>?"),
        ("{{#b}}<foo class=\"{{c}}\">{{/b}}", "f:1:7: There is no element <foo>."),
        ("{{#b}}<p class=\"key-figure wron\">{{/b}}", "f:1:17: There is no class"),
        ("{{#b}}<p id=\"a\">{{/b}}", "f:1:10: <p> has no attribute “id”."),
        (
            "{{#b}}<figure data-chart=\"ttfb-cfd\">",
            "f:1:27: There is no chart named “ttfb-cfd”. Did you mean “ttfb-cdf”?"
        ),
    ])
    func branchesThatAreLeftOutAreChecked(template: String, message: String) {
        let error = #expect(throws: TemplateError.self) { try check(template) }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }

    @Test(arguments: [
        "<p>a > b</p><!-- <foo> {{b}} <bar class=\"x\"> --><br>",
        "<p class=\"{{b}}\"><td{{#c}} class=\"nothing\"{{/c}}><{{d}}><",
        "<img src=\"a.png\" alt=\"a > b\"><figure data-chart=\"{{b}}\"></figure>",
    ])
    func whatIsNotInOnePieceIsLeftToTheParser(template: String) throws {
        try check(template)
    }
}
