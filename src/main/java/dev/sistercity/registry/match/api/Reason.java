package dev.sistercity.registry.match.api;

/** Why a city is chosen for a name, or why none is: code branches on the constant, people read the sentence. */
public enum Reason {
    // A city is chosen.
    CONFIRMED_BY_COORDINATES("its name fits and the coordinates confirm it"),
    SLIP_CONFIRMED_BY_COORDINATES("one letter of its name is wrong, and the coordinates confirm it"),
    TOLD_BY_QUALIFIER("what stands beside the name tells it from others"),
    CALLED_BOTH("the only one that has both of the names that are written"),
    ONLY_ONE("the only one of this name"),
    OTHERS_ARE_HAMLETS("all others of this name are hamlets beside it"),
    NAME_BEFORE_ALIASES("it is its name, and others are called so by an alias only"),
    CAPITAL("the capital of the country, and the largest of this name"),
    LARGEST("with its very name, and many times as large as all others of it"),
    AT_THE_COORDINATES("the coordinates are those of the place with this name"),
    BY_IDENTIFIER("by its identifier"),
    NEW_BY_IDENTIFIER("nothing else is known of it: it is registered by its identifier"),
    SAME_NAMES("two cities of one name are written, and there are just two"),
    DECIDED("as decided in review"),
    TAKEN_BEFORE("as it was taken before"),
    ONLY_PARTNER("the only one that is a partner of the other"),

    // None is chosen.
    UNKNOWN_COUNTRY("the country is not known"),
    UNKNOWN_UNIT("what is meant is a unit above cities, which is not known"),
    CONTRADICTED("what stands beside the name contradicts all that have it"),
    PART_OF_NAME("only a part of the name is known, and nothing confirms it"),
    MAY_BE_A_PART("what stands beside the name may be a part of the city"),
    UNKNOWN_BESIDE("what stands beside the name is not known there: it may be a part of the city"),
    SIMILAR_NAME_AT_COORDINATES("the coordinates are near one of a similar name, and another has the name itself"),
    COORDINATES_LOOKED_UP("the coordinates were looked up by the name, which another has as well"),
    SEVERAL_AT_COORDINATES("several of this name are near the coordinates"),
    UNPLACED_NAMESAKE("a city of the registry has this name and does not say where it is"),
    OTHER_LETTERS("those that are known have other letters in their names"),
    ELSEWHERE("the coordinates are elsewhere"),
    OUTSIDE_COUNTRY("the coordinates are not in the country that is written"),
    QUALIFIER_IS_FAR("what stands beside the name does not lie near the only one that has it"),
    QUALIFIER_MAY_TELL_APART("what stands beside the name may tell it from a city that does not say where it is"),
    MAY_BE_WIDER("a unit is written of that may be more than its town"),
    ALIAS_ONLY("it is but an alias of the only one that is known"),
    ALIAS_BESIDE_A_NAME("it is but an alias of the largest, and another has the name itself"),
    SEVERAL("several have this name"),
    NO_POPULATION("the only one that is known has no number of inhabitants, and nothing confirms it"),
    SECTION_OF_A_CITY("the only one that is known is a part of a city, and nothing confirms it"),
    LONGER_NAMES("others as large have names that begin with it, and nothing confirms it"),
    ONE_WORD_FOR_TWO("the only one that is known has one word for two that are written, and nothing confirms it"),
    COMMON_NAME("it is small, its name is short, and in its country names like it are several villages'"),
    NO_NAME("what is written is no name of a city"),
    UNKNOWN_NAME("no such name is known"),
    UNKNOWN_IN_COUNTRY("nothing in the country is called so"),
    NEW_IN_COUNTRY("nothing in the country is called so, or nearly so"),
    NUMBERED_PART("a part of a city that has but a number, of which nothing is known"),
    OUTSIDE_UNIT("what it would be is no part of that unit"),
    ITS_OWN_PARTNER("both sides would be the same city: one of them is another of the name"),
    IDENTIFIER_CONTRADICTS("the identifier is of one city, and the name means another"),
    UNKNOWN_IDENTIFIER("the registry knows no city of this identifier");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason in English, without a full stop. */
    public String sentence() {
        return sentence;
    }

    /** The reason, to be shown as it is. */
    public Explanation explained() {
        return new Explanation(this, sentence);
    }
}
