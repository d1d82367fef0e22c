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
    CURSOR("is not a cursor of this query: take nextCursor from the previous page and repeat the other parameters"),
    KIND_OF_TODAY("has no end, so that it is its kind today, and differs from kind: give it an until"),
    UNIT_OF_TODAY("has no end, so that it belongs to it today, and differs from partOf: give it an until"),
    REGION("must be a code of the gazetteer such as CN.23, or of ISO 3166-2 such as DE-NW"),
    TWO_REGIONS("{0} and the subdivisionCode {1} are different regions: give one of them, or two that agree"),
    NOT_A_REGION_OF("{0} is not a region of {1}"),
    REGION_WITHOUT_CODE("{0} has no code of the gazetteer that is known: say it as subdivisionCode"),
    NOT_LAUNCHED_HERE("was not launched here, as it says itself: change launchedAt of {0}, and this follows"),
    NO_SERIES("there is no series {0}"),
    NO_FORUM("there is no forum {0}"),
    EDITION_TAKEN("The series has a forum with this edition number already ({0})"),
    NOT_BETWEEN(
            "does not join these cities: {0} is no party of it. Leave it out where there is none; exchanges need no partnership"),
    THIS_PROPOSAL_STAYS("this proposal was declined or withdrawn, and stays so; make a new one"),
    PROPOSAL_BECOMES(
            "a proposal becomes active when all sides have confirmed it, and rejected when one declines it or its proposer takes the confirmation back: PUT the confirmation of your side"),
    DECLARE_END("declare its end by a milestone of type ended, by your city"),
    DISPUTE_END("dispute its end by a milestone of type end-disputed, by your city"),
    DISPUTED_BY_MILESTONES(
            "is said by milestones: one of type ended by a side, and one of type end-disputed by another"),
    END_DECLARED(
            "its end is declared: take back `ended`, or the milestone of your side, or dispute that of another by one of your own, of type end-disputed"),
    END_IN_DISPUTE(
            "a side declared its end and another disputes it: it ends when the dispute is taken back, and goes on when the declaration is"),
    INTERRUPTED("its last milestone interrupts it: add one of type resumed, or take that one back"),
    END_TO_COME("its end is still to come, and until then it stands as it does"),
    IN_FORCE("its last milestone puts it in force: add one that says otherwise"),
    NO_SPAN_OF_TIME(
            "is the day on which it began, and no span of time: {0} is its beginning, and {1}, if the partnership ended then, belongs into `ended`"),
    ANOTHER_SIDE_SPOKE(
            "Another side has spoken about this partnership: only the registrar may delete it. To end it, declare the end from your own side"),
    REASON_NEEDED("must say why, as all sides have confirmed what is to be changed"),
    RECORD_NEEDS_NAME("a record of {0} needs a name"),
    RIGHTS_NEEDED("must say who allows it to be shown, and how: holder and licence. Nothing is shown without"),
    SERVER_ADDRESS(
            "is no address of a server, by its name or IPv4 address and without a user: escape what addresses cannot hold"),
    SERVERS_AT_MOST("must be on {0} servers at the most: a screen's page names each of them"),
    RIGHTS_OVER("is over: a campaign that is active takes no medium that may not be shown any more"),
    TIME_ZONE("is no time zone, such as Asia/Shanghai"),
    PLACEMENT_OVERLAPS(
            "overlaps {0}: the same place on the same days. Where there are several screens, say in place which is which"),
    SLOT_OVERLAPS("overlaps {0}: the same medium on the same screen on the same days. Say once when it is shown there"),
    NO_MEDIUM_OF_CAMPAIGN("is no medium of this campaign"),
    NO_PLACEMENT_OF_CAMPAIGN("is no placement of this campaign"),
    PLACEMENT_TAKEN("one of these ids is that of another campaign's placement; leave it out"),
    DRAFTS_AT_MOST("Your office has {0} drafts, which is as many as it may have"),
    CHARACTERS_AS_JSON("must have at most {0} characters as JSON"),
    READ_ONLY("is read only: the registry writes it itself, so leave it out"),
    READ_ONLY_OTHERWISE("is read only, and not as the record shows it: leave it out, or as it was answered"),
    WRITTEN_BY_REGISTRY("is unknown here: the registry writes it itself"),
    CHANGED_SINCE("It has been changed since"),
    OFFICE_CHANGES("What this office writes for changes at this moment; repeat your request"),
    KEY_REVOKED_SINCE("The key with which it was sent has been revoked"),
    OFFICE_NO_MORE("The office that sent it is no more"),
    NO_WRITING_NOW("Writing is not possible at this moment: {0}"),
    OUTCOME_UNKNOWN(
            "The database went away while it stored your request, so it is unknown whether it did. Repeat it with the same {0}: it is carried out once. If you sent none, look first whether your change is there"),
    WRITTEN_ELSEWHERE("Nothing is written here: {0}. Send this request there"),
    REQUEST_ENDED("This request was {0} already, and stays so"),
    REQUEST_OF_VERSION(
            "The record is at version {0} now, and this was asked of version {1}: look at it, and send the version that you have looked at as subjectVersion"),
    MANDATE_OVER("The office that {0} it speaks for {1} no more: let this be withdrawn, and ask anew"),
    MANDATE_KEY_REVOKED(
            "A key with which it was proposed or accepted has been revoked since: let this be withdrawn, and ask anew"),
    NOT_THERE_AS_OF("As of {0} this {1} had not begun, or was over already"),
    NOT_REGISTERED_AT("At {0} this {1} was not registered yet"),
    NEWER_WROTE("A newer version of the registry wrote this {0}, and this replica cannot read it; nothing is lost"),
    DELETED_AT("This {0} was deleted at {1}; its history is at {2}"),
    MERGED_AT("This {0} was merged into another at {1}"),
    REPLICA_CLOSED("This replica cannot answer yet: {0}"),
    DATABASE_READ("This is read from the database, and {0}"),
    DATABASE_GONE_BACK("The database has gone back to an earlier state meanwhile; ask again"),
    OTHER_LOG("The log in the database is not the one that this replica knows"),
    OF_CITY_CONCERNED("Requires role registrar, or office of the city concerned: an office may write {0}"),
    RECORD_DELETED("This record was deleted"),
    RECORD_CHANGES_NOW("The record changes at this moment"),
    OTHER_TYPE("must be another type of value"),
    REPEATED_AT_MOST("must not be repeated more than {0} times"),
    EXACT_DATE("must be a day, a month or a year, exactly known"),
    EXACT_DATE_OF_YEARS("must be a day, a month or a year from 1000 to 9999, exactly known"),
    DAY_FROM_TO("must be from {0} to {1}"),
    YEARS_AFTER_FROM("must be less than {0} years after from, {1}"),
    ANNIVERSARIES_AT_MOST("leaves more than {0} anniversaries: name a city, or fewer days"),
    YEAR("must be a year of four digits such as 1994"),
    DECADE("must be a decade such as 199X"),
    NO_ITEM("names no item of this record"),
    TITLE_OF_STATEMENT("looks like the title of what an office says in the registry itself"),
    OFFICE_STATEMENT("is what an office says in the registry itself, which no other source repeats"),
    COUNT("must be a count"),
    VALUE_NEEDED("is needed, unless the pointer is empty"),
    CHANGE_IMPOSSIBLE("The change cannot be made to the record as it is now: {0}"),
    PARTNERS_OF_EACH_OTHER(
            "the two cities are partners of each other in {0}, which would be a partnership of a city with itself"),
    DELEGATED_TWICE("is delegated twice"),
    LAST_DAY_NEEDED("must have a last day"),
    WITHIN_YEARS("must be within {0} years: look again when it is over"),
    CLAIMS_CITE("Claims cite it, so it cannot be deleted");

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
