package dev.sistercity.registry.shared.problem;

import java.util.Locale;

/**
 * What is wrong, by its code, so that a page can say it in its reader's language. The API says it in English. Faults that are told by a
 * sentence alone are English for every reader.
 */
public enum FaultCode {
    MUST_BE_GIVEN("must be given"),
    MUST_NOT_BE_BLANK("must not be blank"),
    CHARACTERS("must have {0} to {1} characters"),
    CHARACTERS_AT_MOST("must have at most {0} characters"),
    ENTRIES("must be {0} to {1}"),
    ENTRIES_AT_MOST("must be {0} at the most"),
    AT_LEAST("must be at least {0}"),
    AT_MOST("must be at most {0}"),
    MORE_THAN_NOTHING("must be more than 0"),
    NOT_NEGATIVE("must not be negative"),
    WEB_ADDRESS("must be an http or https address"),
    ID("must be an id"),
    SHORT_ID("must be a short id, such as m4k2"),
    LANGUAGE("must be a BCP 47 language tag such as en or zh-Hans"),
    COUNTRY("must be an ISO 3166-1 alpha-2 code such as CN"),
    SUBDIVISION("must be an ISO 3166-2 code such as DE-NW"),
    LOWER_CASE("must be lower-case letters, digits and dashes"),
    COLLECTION("must be the name of a collection"),
    ONE_OF("must be one of {0}"),
    TEXT("must be a string"),
    WHOLE_NUMBER("must be a whole number"),
    NUMBER("must be a number"),
    YES_OR_NO("must be true or false"),
    DATE("must be an EDTF date string such as \"1994\", \"1994-10\" or \"1994-10-09\""),
    TIME("must be a timestamp such as 2026-11-21T09:30:00Z"),
    LIST("must be an array"),
    OBJECT("must be an object"),
    UNKNOWN_PROPERTY("there is no property {0}"),
    NO_CITY("there is no city {0}; give an id or {scheme}:{value} of one"),
    NAMES_NO_CITY("names no city of the registry"),
    SEVERAL_CITIES("is the name of several cities: choose one"),
    CITY_NEEDS_NAME("a city needs a name"),
    FORUM_NEEDS_NAME("a forum needs a name"),
    SERIES_NEEDS_NAME("a series needs a name"),
    OFFICE_NEEDS_NAME("an office needs a name"),
    BOTH_COORDINATES("a place needs both coordinates"),
    NOT_A_SUBDIVISION("{0} is not a subdivision of {1}"),
    IDENTIFIER_TWICE("an identifier is given twice"),
    IDENTIFIER_TAKEN("Another city has one of these identifiers ({0})"),
    BEFORE_ITSELF("would have a city come before itself: see what these say of their own successors and predecessors"),
    PART_OF_ITSELF("a city cannot be part of itself"),
    STILL_TO_COME("is still to come: record it when it has happened"),
    NOT_BEFORE_FROM("must not be before from, {0}"),
    SAME_ITEM_ID("is the id of another one in this list"),
    BEFORE_FIRST_DAY("is before the first day"),
    ONE_DAY("must be one day, such as 2031-12-07"),
    SOURCE_NEEDS_TITLE("a source needs a url or a title"),
    NO_SOURCE("there is no source {0}"),
    SOURCE_OF_ITSELF("a source cannot refer to itself"),
    NO_RECORD_IN("there is no record {0} in {1}"),
    NO_PARTNERSHIP("there is no partnership {0}"),
    ENDED_ONLY("goes with the status ended only"),
    BEFORE_START("is before it started"),
    BEFORE_BEGIN("is before it begins"),
    EDITION_WITHOUT_SERIES("counts the forums of a series, and none is named"),
    OTHER_FORUM("must be another forum, once"),
    HOST_IS_GUEST("is the host itself: there is no exchange of a city with itself"),
    HOST_NEEDED("is needed, unless two cities or more met: name them as guestCities"),
    TOPIC_TWICE("is there already: name all who raised it in one place"),
    NO_PARTICIPANT("is neither the host of this exchange nor a guest"),
    INFERRED_NOTHING("points at nothing that this record says"),
    OWN_PARTNER("a city cannot be its own partner"),
    LEFT_ONLY("goes with `left` only"),
    LEFT_BEFORE_JOINED("is before it joined"),
    SUCCESSION_CIRCLE("leads in a circle: no side comes in the place of itself"),
    BEFORE_ESTABLISHED("is before the partnership was established"),
    KIND_OF_END("does not go with an end or a suspension, which leads to no kind"),
    NO_PARTY("is no party of this partnership"),
    PROPOSAL_CANNOT_END("what was only proposed cannot end"),
    PROPOSED_CANNOT_END("what is only proposed cannot end"),
    REJECTED_STAYS("what was proposed and rejected stays as it was; make a new one"),
    DECLINED_STAYS("This proposal was declined or withdrawn, and stays so; make a new one"),
    REJECTED_BY_OTHER("a proposal is rejected by another side, after it was made"),
    END_ONLY("goes with an end only: a date `ended`, or a milestone of type ended"),
    AGREEMENT_CIRCLE("leads in a circle: none comes in the place of itself"),
    NO_AGREEMENT("there is no agreement {0} in this partnership"),
    WITH_A_WORD("goes with confirmed or disputed; none takes all of it back"),
    PAIR_EXISTS("These cities have a partnership of this kind already, and it is not over ({0})"),
    OWN_OFFICE_SPEAKS("Only the office of that city may speak for it; the registrar may not"),
    OTHER_SIDE_SAYS("is for that side to say"),
    THEIR_END_TO_SAY("is for that side to say; an end, for each side of its own"),
    THEIR_NAME_TO_SAY("what another side calls it is for that side to say"),
    THEIR_MILESTONES(
            "milestones by another side, and ends by all sides together, stay as they are: change those of your own"),
    THEIR_ENDED_BY("that another side ended it is for that side to say"),
    NO_PROPOSAL_ANY_MORE("what exists is no proposal any more"),
    KNEW_ALREADY("is the city that knew it already"),
    OWNER_ALREADY("is an owner already, and so not at the other side"),
    RESULTS_OF_STATED("have come of it, so it is more than stated: taken-up, done or dropped"),
    SPEAKER_TOWARDS("is the city that the speaker spoke for"),
    REQUEST_CHANGES_NOTHING("changes nothing of the record as it stands"),
    REQUEST_OFFICES_ONLY(
            "Only the offices of the other sides may accept or decline this; the registrar may not speak for them"),
    REQUEST_ACCEPTED_ALREADY("Your side has accepted this already; others are still asked"),
    REQUEST_WITHDRAW_OWN("Only its requester may withdraw a request"),
    REQUEST_OVERTAKEN(
            "What the sides had confirmed when this was asked has been changed since: let it be withdrawn, and ask anew"),
    REQUEST_DECIDED_BY("Whether this is right is decided by an office that may write the record, or by the registrar"),
    DRAFT_PUBLISHED("The draft was published already: change the record"),
    DRAFT_ANSWERED("Your office has answered it already: go on in that draft, found at /v1/drafts"),
    DRAFT_OFFICES("Only the office that began a draft says who sees it"),
    DRAFT_DISCARD("Only the office that began a draft throws it away"),
    DRAFT_COMMENTS("A draft takes {0} comments at the most"),
    NO_OFFICE_NAMED("names an office that there is not"),
    RECORD_AT_VERSION("The record is at version {0} now; read it again"),
    DRAFT_AT_VERSION("The draft is at version {0} now; read it again"),
    CHANGED_MEANWHILE("The record has changed meanwhile; read it again"),
    MERGED_MEANWHILE("The record was merged into another: read that, and repeat your change there"),
    FOREIGN_FORM("This form was sent from another site"),
    FORM_OF_OTHER_SESSION("This form was not made for your session: open it again, and send that"),
    SESSION_OVER("Your session is over, so nothing was done: sign in again"),
    KEY_NOT_VALID("This key or token is not valid: it is unknown, over or revoked"),
    KEY_NEEDED("This needs a key, sent as X-API-Key, or a token, sent as Authorization: Bearer"),
    FORM_FIELDS("A form has {0} fields at the most"),
    FORM_ENCODING("The form is not encoded as forms are"),
    PROBABLE_DUPLICATE(
            "This is probably registered already: see candidates. If it is another one, send it again with allowDuplicate=<why>"),
    IN_USE("Other records refer to it, so it cannot be deleted ({0})"),
    BREAKS_RULE("The record breaks the rule {0}"),
    NOTHING_THERE("There is no {0} {1}"),
    SEVERAL_FAULTS("{0} things are wrong with the request; see errors"),
    ITEM_NEEDED("The record cannot be without this item: {0}"),
    AN_HOUR("There may be {0} {1} an hour; send the next one later"),
    KEY_OF_FORM("is not valid: it is unknown, over or revoked"),
    UNKNOWN_PARAMETER("there is no query parameter {0}"),
    WHOLE_FROM_TO("must be a whole number from {0} to {1}"),
    FROM_TO("must be a number from {0} to {1}"),
    NOT_REPEATED("must not be repeated"),
    NOT_EMPTY("must not be empty"),
    NOT_UTF_8("is not UTF-8"),
    CURSOR("is not a cursor of this query: take nextCursor from the previous page and repeat the other parameters");

    private final String english;

    FaultCode(String english) {
        this.english = english;
    }

    /** The end of the key of its words: {@code must-be-given}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param values in the place of {0}, {1} and so on */
    String english(Object... values) {
        StringBuilder said = new StringBuilder(english);
        for (int i = values.length - 1; i >= 0; i--) {
            // From the last to the first, which stand in this order: what is put in is not looked at again.
            int at = said.indexOf("{" + i + "}");
            if (at >= 0) {
                said.replace(at, at + 3, String.valueOf(values[i]));
            }
        }
        return said.toString();
    }
}
