package dev.sistercity.registry.campaign.api;

/** The days of the week as opening hours name them; Monday first. */
enum Weekday {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY
}
