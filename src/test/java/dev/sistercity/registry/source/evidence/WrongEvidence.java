package dev.sistercity.registry.source.evidence;

import java.util.List;

/** What no record takes along: to be filled in with ids, as {@link EvidenceRefusalTest} does. */
final class WrongEvidence {

    /** Sources and claims, which refusal they are met with, and where it points to. */
    static final List<String[]> ALL = List.of(
            new String[] {"[SOURCE]", "[]", "malformed", "/sources/0/handle"},
            new String[] {"[SOURCE, SOURCE]", "[CLAIM]", "malformed", "/sources/1/handle"},
            new String[] {"[{\"kind\": \"news\", \"title\": \"A\"}]", "[]", "malformed", "/sources/0/handle"},
            new String[] {"[{\"handle\": \"a b\", \"kind\": \"news\"}]", "[]", "malformed", "/sources/0/handle"},
            new String[] {"[{\"handle\": \"a\", \"kind\": \"x\"}]", "[CLAIM]", "malformed", "/sources/0/kind"},
            new String[] {"[{\"handle\": \"a\", \"kind\": \"news\"}]", "[CLAIM]", "refused", "/sources/0/title"},
            new String[] {
                "[{\"handle\": \"a\", \"kind\": \"news\", \"titel\": \"A\"}]",
                "[CLAIM]",
                "malformed",
                "/sources/0/titel"
            },
            new String[] {
                "[{\"handle\": \"a\", \"kind\": \"news\", \"version\": 1}]",
                "[CLAIM]",
                "malformed",
                "/sources/0/version"
            },
            new String[] {
                "[{\"handle\": \"a\", \"kind\": \"news\", \"title\": \"A\", \"translationOf\": \"a\"}]",
                "[CLAIM]",
                "refused",
                "/sources/0/translationOf"
            },
            new String[] {
                "[{\"handle\": \"a\", \"kind\": \"office-statement\", \"title\": \"A\"}]",
                "[CLAIM]",
                "forbidden",
                "/sources/0/kind"
            },
            new String[] {"[{\"id\": \"KNOWN\"}]", "[]", "malformed", "/sources/0/id"},
            new String[] {"{}", "[]", "malformed", "/sources"},
            new String[] {"[1]", "17", "malformed", "/claims,/sources/0"},
            new String[] {"[]", "[CLAIM]", "malformed", "/claims/0/source"},
            new String[] {"[]", "[{\"pointer\": \"\"}]", "malformed", "/claims/0/source"},
            new String[] {"[]", "[{\"source\": \"KNOWN\"}]", "malformed", "/claims/0/pointer"},
            new String[] {"[]", "[{\"pointer\": \"kind\", \"source\": \"KNOWN\"}]", "malformed", "/claims/0/pointer"},
            new String[] {"[]", "[{\"pointer\": \"/kind\", \"source\": \"KNOWN\"}]", "refused", "/claims/0/value"},
            new String[] {
                "[]",
                "[{\"pointer\": \"\", \"source\": \"01890000-0000-7000-8000-000000000000\"}]",
                "refused",
                "/claims/0/source"
            },
            new String[] {"[]", "[{\"pointer\": \"\", \"source\": \"STATEMENT\"}]", "forbidden", "/claims/0/source"},
            new String[] {
                "[]",
                "[{\"pointer\": \"/milestones/~ITEM/date\", \"value\": \"1\", \"source\": \"KNOWN\"}]",
                "refused",
                "/claims/0/pointer"
            },
            new String[] {
                "[]",
                "[{\"pointer\": \"\", \"source\": \"KNOWN\", \"agreement\": \"agrees\"}]",
                "malformed",
                "/claims/0/agreement"
            },
            new String[] {
                "[]",
                "[{\"pointer\": \"\", \"source\": \"KNOWN\", \"id\": \"01890000-0000-7000-8000-000000000000\"}]",
                "malformed",
                "/claims/0/id"
            },
            new String[] {
                "[]",
                "[{\"pointer\": \"\", \"source\": \"KNOWN\", \"subject\": {\"resource\": \"partnerships\", \"id\": \"OTHER\"}}]",
                "malformed",
                "/claims/0/subject"
            });

    private WrongEvidence() {}
}
