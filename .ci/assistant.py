"""Asks every tool of the registry by the official client of the Model Context Protocol, about the starter data.

usage: assistant.py BASE
"""
import asyncio
import json
import logging
import sys
import urllib.request

from mcp import Client
from mcp.shared.exceptions import MCPError

BASE = sys.argv[1]
SHANGHAI, DUNEDIN = "geonames:1796236", "geonames:2191562"
# The client says of each call that no session was opened.
logging.disable(logging.WARNING)


def expect(holds, what, found):
    if not holds:
        raise AssertionError(f"{what}: {json.dumps(found, ensure_ascii=False)[:2000]}")


async def main():
    async with Client(BASE + "/mcp") as client:
        expect("Reading only" in client.instructions, "instructions", client.instructions)
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        expect(all(tool.annotations.read_only_hint for tool in tools.values()), "tools that write", list(tools))
        asked = set()

        async def ask(tool, **arguments):
            asked.add(tool)
            result = await client.call_tool(tool, arguments)
            content = result.structured_content
            expect(not result.is_error, tool, content)
            expect(json.dumps(content["notice"])[1:-1] in json.dumps(result.content[0].text), "text of " + tool, content)
            return content["answer"], content

        cities, content = await ask("find_city", name="上海")
        shanghai = cities["items"][0]
        expect(shanghai["countryCode"] == "CN", "Shanghai", shanghai)
        with urllib.request.urlopen(shanghai["page"]) as page:
            expect(page.status == 200, "its page", shanghai["page"])
        with urllib.request.urlopen(content["api"]) as api:
            expect(json.load(api)["items"][0]["id"] == shanghai["id"], "the same by the API", content["api"])
        city, _ = await ask("get_city", city=SHANGHAI, lang="de")
        expect(city["id"] == shanghai["id"] and city["name"] == "Shanghai", "one city", city)
        partners, _ = await ask("list_partnerships", city=SHANGHAI, limit=50)
        expect(partners["page"]["total"] == city["partnershipCount"], "as many as the city counts", partners["page"])
        between, content = await ask("partnerships_between", city=SHANGHAI, otherCity=DUNEDIN)
        expect(between["items"][0]["established"] == "1994-10", "since when", between)
        expect(len(content["sources"]) > 1 and all("page" in one for one in content["sources"]), "sources", content["sources"])
        said, _ = await ask("who_says_what", id=between["items"][0]["id"])
        expect({claim["value"] for claim in said["claims"] if claim["pointer"] == "/established"} == {"1994", "1994-10"},
               "what sources say", said)
        other = next(party["city"]["id"] for one in partners["items"] for party in one["parties"]
                     if party["city"]["id"] != shanghai["id"] and party["city"]["name"] != "Dunedin")
        path, _ = await ask("path_between", **{"from": other, "to": DUNEDIN})
        expect(path["length"] == 2 and path["paths"][0]["cities"][1]["id"] == shanghai["id"], "a path over Shanghai", path)
        come, _ = await ask("anniversaries", city=SHANGHAI, limit=3)
        expect(len(come["items"]) == 3 and all("page" in one for one in come["items"]), "anniversaries", come)
        changes, _ = await ask("changes_since", after="0", limit=5)
        expect([change["sequence"] for change in changes["items"]] == [1, 2, 3, 4, 5], "changes", changes)
        expect(asked == set(tools), "tools that were not asked", sorted(set(tools) - asked))

        for tool, arguments, status in [("find_city", {}, 400), ("find_city", {"name": 5, "nosuch": {}}, 400),
                                        ("get_city", {"city": "geonames:1"}, 404), ("changes_since", {"after": "999999999"}, 409)]:
            refused = await client.call_tool(tool, arguments)
            expect(refused.is_error and refused.structured_content["status"] == status, tool, refused.structured_content)
        try:
            await client.call_tool("nosuch", {})
            expect(False, "a tool that there is not", None)
        except MCPError as error:
            expect(error.code == -32602, "a tool that there is not", str(error))
        print(f"{len(tools)} tools are asked by the client of {client.protocol_version}")


asyncio.run(main())
