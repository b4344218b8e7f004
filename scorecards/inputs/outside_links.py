"""Links that lead to other sites: whether what they lead to is still there. Asked for by hand: it needs a network.

Each address is asked once, those of one host one after another, so that no server is burdened. A server that refuses a
machine (403, 429) or that errs for the moment (5xx) is not told of: its page may well be there for people.
"""

import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.parse import quote, urlsplit

from scorecards import __version__
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL, Language
from scorecards.problems import Diagnostics, Location, Where

_TIMEOUT = 20.0
"""Seconds that a server may take to answer."""
_AT_ONCE = 8
"""Hosts that are asked at the same time."""
_GONE = (404, 410)

Answer = int | str
"""The status by HTTP (RFC 9110), or the reason why there was none."""


def outside_links(editions: Mapping[Language, PageInputs]) -> dict[str, Where]:
    """Every web address that the project leads to, with the first place that names it."""
    found: dict[str, Where] = {}
    for language, inputs in editions.items():
        for address, at in _named(inputs, records=language == ORIGINAL):
            if address.startswith(("http://", "https://")):
                found.setdefault(address, at)
    return found


def _named(inputs: PageInputs, records: bool) -> Iterator[tuple[str, Where]]:
    project = inputs.project
    if records:
        yield from ((one.url, one.at.child("url")) for one in project.documents.values() if one.url)
        yield from ((link.url, Location("data/site.toml")) for link in project.site.links)
    for _, links in inputs.written_links():
        yield from ((address, at) for kind, address, at in links if kind == "link")


def check_outside_links(
    links: Mapping[str, Where], diagnostics: Diagnostics, ask: Callable[[str], Answer] | None = None
) -> int:
    """Notes each address at which nothing is any more; returns how many were asked. `ask` is by default the network."""
    answers = _answers(links, ask or ask_server)
    for address, answer in answers.items():
        if answer in _GONE:
            diagnostics.add("link-gone", links[address], read=address, status=answer)
        elif isinstance(answer, str):
            diagnostics.add("link-unanswered", links[address], read=address, reason=answer)
    return len(answers)


def _answers(addresses: Iterable[str], ask: Callable[[str], Answer]) -> dict[str, Answer]:
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[address.split("/")[2].lower()].append(address)

    def ask_all(of_host: Sequence[str]) -> list[tuple[str, Answer]]:
        return [(address, ask(address)) for address in of_host]

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        found = dict(pair for pairs in threads.map(ask_all, by_host.values()) for pair in pairs)
    return {address: found[address] for of_host in by_host.values() for address in of_host}


def ask_server(address: str) -> Answer:
    """What the server says of an address: the head alone first, then, where it does not give that, the whole."""
    answer: Answer = ""
    for method in ("HEAD", "GET"):
        answer = _ask(address, method)
        if isinstance(answer, int) and answer < 400:
            break
    return answer


def _ask(address: str, method: str) -> Answer:
    try:
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
        plain = parts._replace(netloc=host, path=quote(parts.path, safe="/%:@!$&'()*+,;=~"),
                               query=quote(parts.query, safe="=&%/?:@!$'()*+,;~"), fragment="").geturl()  # fmt: skip
        request = urllib.request.Request(plain, method=method, headers={"User-Agent": f"scorecards/{__version__}"})
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except urllib.error.URLError as error:
        return str(error.reason)
    except (OSError, HTTPException, ValueError) as error:
        return str(error) or type(error).__name__
