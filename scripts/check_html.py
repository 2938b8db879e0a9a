"""Opens HTML files in headless Chromium and says what is wrong with them.

    check_html.py AXE.js FOLDER FILE.html...

Needs nothing but Python and Chromium: the two talk over a pipe. Exit status 0 when nothing is wrong, 1 otherwise.
Screenshots go to FOLDER.
"""

import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

# How a file is looked at: name, width in pixels, colour scheme, medium, whether scripts run, whether folded sections
# are open.
VIEWS = [
    ("light", 1280, "light", "screen", True, False),
    ("light-open", 1280, "light", "screen", True, True),
    ("dark-open", 1280, "dark", "screen", True, True),
    ("tablet-open", 768, "light", "screen", True, True),
    ("phone", 360, "light", "screen", True, False),
    ("phone-open", 360, "light", "screen", True, True),
    ("phone-dark-open", 360, "dark", "screen", True, True),
    ("print", 700, "light", "print", True, False),
    ("bare", 1280, "light", "screen", False, False),
    ("bare-phone", 360, "light", "screen", False, False),
    ("bare-print", 700, "light", "print", False, False),
]

# The most bytes of a report, and the most windows of 1280 × 900 before anything is opened.
BYTES, WINDOWS = 600_000, 9
# The smallest text on a phone, in pixels, with half a pixel for rounding.
TEXT = 10.5

LAYOUT = """(() => {
    const limit = document.documentElement.clientWidth;
    const holds = element => {
        for (let e = element.parentElement; e; e = e.parentElement)
            if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX)) return true;
        return false;
    };
    const wide = [...document.body.querySelectorAll('*')]
        .filter(e => !e.closest('svg') || e.localName === 'svg')
        .filter(e => e.getBoundingClientRect().right > limit + 0.5 && !holds(e))
        .map(e => e.localName + (e.className.baseVal ?? e.className ? '.' + (e.className.baseVal ?? e.className) : ''));
    const shown = e => e.getClientRects().length > 0 && e.checkVisibility({contentVisibilityAuto: true});
    const scale = ({a, b}) => Math.hypot(a, b);
    const size = e => parseFloat(getComputedStyle(e).fontSize) * (e.closest('svg') ? scale(e.getScreenCTM()) : 1);
    const texts = [...document.body.querySelectorAll('*')].filter(e => !e.closest('script') && shown(e)
        && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
    const smallest = texts.map(e => [size(e), e.textContent.trim().slice(0, 30)]).sort((a, b) => a[0] - b[0])[0];
    const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
    return {width: document.documentElement.scrollWidth, limit, wide: wide.slice(0, 5),
            scripts: document.scripts.length, headings: document.querySelectorAll('h1').length,
            height: document.documentElement.scrollHeight, smallest,
            twice: ids.filter((id, i) => ids.indexOf(id) !== i),
            nowhere: [...document.links].map(a => a.getAttribute('href'))
                .filter(href => href.startsWith('#') && !ids.includes(href.slice(1))),
            hidden: [...document.querySelectorAll('.folded')].filter(e => !shown(e)).length};
})()"""

# The links within the page; what one leads to has to be seen once it was followed.
LINKS = """[...document.querySelectorAll('a[href^="#"]')].map(link => link.hash)"""
FOLLOW = """document.querySelectorAll('a[href^="#"]')[%d].click()"""
SEEN = """document.getElementById('%s').checkVisibility({contentVisibilityAuto: true})"""

# Uses all that the script adds, and says what did not do as it should.
USE = """(async () => {
    const faults = [];
    const words = table => [...table.tBodies[0].rows].map(row => row.textContent).join();
    for (const table of document.querySelectorAll('main table')) {
        const before = words(table);
        const rows = table.tBodies[0].rows.length;
        for (const button of table.querySelectorAll('.sort')) {
            for (let turn = 0; turn < 3; turn++) button.click();
            if (words(table) !== before || table.querySelector('[aria-sort]')) faults.push('sorting does not end');
            if (table.tBodies[0].rows.length !== rows) faults.push('sorting loses rows');
        }
    }
    for (const svg of document.querySelectorAll('svg:has(.spots)')) {
        const box = svg.parentElement;
        box.focus();
        box.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
        const readout = document.querySelector('.readout');
        if (box.checkVisibility({contentVisibilityAuto: true}) && (readout.hidden || !readout.textContent))
            faults.push('no value is read');
        box.blur();
    }
    return faults;
})()"""

AXE = """axe.run(document, {resultTypes: ['violations']}).then(result =>
    result.violations.map(v => [v.id, v.help, v.nodes.length, v.nodes[0].html.slice(0, 200)]))"""


class Browser:
    """Chromium, driven through the pipe of its own debugging protocol."""

    def __init__(self, profile):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not program:
            sys.exit("check_html: no Chromium found")
        to_browser, self.writer = os.pipe()
        self.reader, from_browser = os.pipe()
        command = [
            program, "--headless", "--remote-debugging-pipe", "--disable-gpu", "--hide-scrollbars",
            "--no-first-run", "--disable-background-networking", f"--user-data-dir={profile}",
        ]
        if os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium refuses to run as root with it
        # The browser reads commands from file 3 and answers on file 4.
        shell = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
        self.process = subprocess.Popen(
            ["bash", "-c", shell, "bash", *command], pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.events = []

    def receive(self):
        while b"\0" not in self.buffer:
            part = os.read(self.reader, 1 << 20)
            if not part:
                sys.exit("check_html: the browser ended early")
            self.buffer += part
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.writer, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"check_html: {method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        while True:
            for event in self.events:
                if event.get("method") == method:
                    return
            self.events.append(self.receive())

    def evaluate(self, session, expression):
        result = self.call(
            "Runtime.evaluate", session, expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            sys.exit(f"check_html: {result['exceptionDetails']}")
        return result["result"].get("value")

    def close(self):
        self.call("Browser.close")
        self.process.wait()


def faults_in_events(events, address):
    """What the page said and what it asked for."""
    for event in events:
        method, parameters = event.get("method"), event.get("params", {})
        if method == "Runtime.consoleAPICalled":
            yield "console: " + " ".join(str(a.get("value", a.get("description"))) for a in parameters["args"])
        elif method == "Log.entryAdded":
            yield "console: " + parameters["entry"]["text"]
        elif method == "Runtime.exceptionThrown":
            yield "script error: " + parameters["exceptionDetails"]["text"]
        elif method == "Network.requestWillBeSent":
            url = parameters["request"]["url"]
            if url != address and not url.startswith("data:"):
                yield "request: " + url[:200]


def look(browser, path, view, axe, folder):
    """Opens a file in a view; returns what is wrong."""
    name, width, scheme, medium, has_script, is_open = view
    address = path.resolve().as_uri()
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    for domain in ["Page", "Runtime", "Log", "Network"]:
        browser.call(f"{domain}.enable", session)
    browser.call(
        "Emulation.setDeviceMetricsOverride", session, width=width, height=900, deviceScaleFactor=1,
        mobile=width < 500)
    browser.call(
        "Emulation.setEmulatedMedia", session, media=medium,
        features=[{"name": "prefers-color-scheme", "value": scheme}])
    if not has_script:
        browser.call("Emulation.setScriptExecutionDisabled", session, value=True)
    browser.events.clear()
    browser.call("Page.navigate", session, url=address)
    browser.wait("Page.loadEventFired")
    if is_open:
        browser.evaluate(session, "document.querySelectorAll('details').forEach(e => { e.open = true; })")
    layout = browser.evaluate(session, LAYOUT)
    faults = []
    if layout["width"] > layout["limit"]:
        faults.append(f"wider than the window: {layout['width']} > {layout['limit']}")
    faults += [f"reaches beyond the window: {element}" for element in layout["wide"]]
    if layout["scripts"] > 1:
        faults.append("has more scripts than its own")
    if layout["twice"]:
        faults.append(f"ids that are there twice: {layout['twice'][:5]}")
    if layout["nowhere"]:
        faults.append(f"links that lead nowhere: {layout['nowhere'][:5]}")
    if is_open or medium == "print":
        if layout["hidden"]:
            faults.append(f"{layout['hidden']} sections are not seen")
    elif width == 1280 and layout["height"] > WINDOWS * 900:
        faults.append(f"{layout['height'] / 900:.1f} windows long")
    if width < 500 and layout["smallest"][0] < TEXT:
        faults.append(f"text of {layout['smallest'][0]:.1f} pixels: {layout['smallest'][1]}")
    if path.stat().st_size > BYTES:
        faults.append(f"{path.stat().st_size} bytes")
    if layout["headings"] != 1:
        faults.append(f"has {layout['headings']} main headings")
    if medium == "screen" and has_script:
        browser.evaluate(session, axe + ";0")
        for rule, help_text, count, html in browser.evaluate(session, AXE):
            faults.append(f"{rule}: {help_text} ({count}, first {html})")
    picture = browser.call("Page.captureScreenshot", session, format="png", captureBeyondViewport=True)
    (folder / f"{path.stem}-{name}.png").write_bytes(base64.b64decode(picture["data"]))
    if medium == "screen" and has_script and layout["scripts"]:
        faults += browser.evaluate(session, USE)
    if medium == "screen":
        for number, place in enumerate(browser.evaluate(session, LINKS)):
            browser.evaluate(session, FOLLOW % number)
            if not browser.evaluate(session, SEEN % place[1:]):
                faults.append(f"a link leads to what is not seen: {place}")
    faults += faults_in_events(browser.events, address)
    browser.call("Target.closeTarget", targetId=target)
    return faults


def main():
    axe = pathlib.Path(sys.argv[1]).read_text()
    folder = pathlib.Path(sys.argv[2])
    failed = False
    with tempfile.TemporaryDirectory() as profile:
        browser = Browser(profile)
        for path in map(pathlib.Path, sys.argv[3:]):
            for view in VIEWS:
                faults = look(browser, path, view, axe, folder)
                failed = failed or bool(faults)
                print(f"{path.name} {view[0]}: {'ok' if not faults else ''}", flush=True)
                for fault in faults:
                    print(f"    {fault}")
        browser.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
