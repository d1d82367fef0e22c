package dev.sistercity.client;

import dev.sistercity.client.model.Alternative;
import dev.sistercity.client.model.Violation;
import java.io.Serial;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** A refusal of the registry: problem details (RFC 9457). Those that programs act on have classes of their own in here. */
public class Problem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient dev.sistercity.client.model.Problem details;
    private final transient HttpHeaders headers;

    Problem(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
        super(details.getDetail() == null ? details.getTitle() : details.getTitle() + ": " + details.getDetail());
        this.details = details;
        this.headers = headers;
    }

    /** 404: no record has this address. */
    public static final class NotFound extends Problem {
        @Serial
        private static final long serialVersionUID = 1L;

        NotFound(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
            super(details, headers);
        }
    }

    /** 410: the record was deleted; {@link #etag()} restores it. */
    public static final class Gone extends Problem {
        @Serial
        private static final long serialVersionUID = 1L;

        Gone(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
            super(details, headers);
        }
    }

    /** 412: the record has changed since it was read. */
    public static final class Stale extends Problem {
        @Serial
        private static final long serialVersionUID = 1L;

        Stale(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
            super(details, headers);
        }
    }

    /** 409: the record is there ({@link #existing()}), or probably ({@link #candidates()}). */
    public static final class Duplicate extends Problem {
        @Serial
        private static final long serialVersionUID = 1L;

        Duplicate(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
            super(details, headers);
        }
    }

    /** 400 or 422: {@link #errors()} says what is wrong with which property or parameter. */
    public static final class Refused extends Problem {
        @Serial
        private static final long serialVersionUID = 1L;

        Refused(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
            super(details, headers);
        }
    }

    /** 409: the database went back to an earlier state; what was taken over after it has to be taken back. */
    public static final class HistoryLost extends Problem {
        @Serial
        private static final long serialVersionUID = 1L;

        HistoryLost(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
            super(details, headers);
        }
    }

    /** 429, after all repetitions that the time limit allowed. */
    public static final class TooMany extends Problem {
        @Serial
        private static final long serialVersionUID = 1L;

        TooMany(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
            super(details, headers);
        }
    }

    /** 502, 503 or 504, after all repetitions that the time limit allowed. */
    public static final class Unavailable extends Problem {
        @Serial
        private static final long serialVersionUID = 1L;

        Unavailable(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
            super(details, headers);
        }
    }

    /** 503: whether the write was carried out is not known. Repeat it with the same key. */
    public static final class OutcomeUnknown extends Problem {
        @Serial
        private static final long serialVersionUID = 1L;

        OutcomeUnknown(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
            super(details, headers);
        }
    }

    static Problem of(dev.sistercity.client.model.Problem details, HttpHeaders headers) {
        return switch (slug(details.getType())) {
            case "not-found" -> new NotFound(details, headers);
            case "gone" -> new Gone(details, headers);
            case "stale" -> new Stale(details, headers);
            case "duplicate" -> new Duplicate(details, headers);
            case "malformed", "refused", "key-reused" -> new Refused(details, headers);
            case "history-lost" -> new HistoryLost(details, headers);
            case "too-many" -> new TooMany(details, headers);
            case "unavailable", "newer-version" -> new Unavailable(details, headers);
            case "outcome-unknown" -> new OutcomeUnknown(details, headers);
            default -> switch (details.getStatus()) {
                case 429 -> new TooMany(details, headers);
                case 502, 503, 504 -> new Unavailable(details, headers);
                default -> new Problem(details, headers);
            };
        };
    }

    private static String slug(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** The last part of its type, as in {@code stale}; {@code about:blank} where something before the registry refused. */
    public String kind() {
        return slug(details.getType());
    }

    /** The status of HTTP. */
    public int status() {
        return details.getStatus();
    }

    public String title() {
        return details.getTitle();
    }

    /** Null where there is nothing to add to the title. */
    public String detail() {
        return details.getDetail();
    }

    /** Each parameter or property that is wrong. */
    public List<Violation> errors() {
        return details.getErrors() == null ? List.of() : details.getErrors();
    }

    /** Path of the record that stands in the way, or has taken the place of the one asked for; null for none. */
    public String existing() {
        return details.getExisting();
    }

    /** Records that are probably what was to be registered. */
    public List<Alternative> candidates() {
        return details.getCandidates() == null ? List.of() : details.getCandidates();
    }

    /** The id under which the registry logged the request; null where something before it refused. */
    public String requestId() {
        return details.getRequestId();
    }

    /** Of a deleted record: to be sent as {@code If-Match} to restore it. */
    public Optional<String> etag() {
        return headers.firstValue("ETag");
    }

    /** How long the registry asks to be left alone ({@code Retry-After}: seconds, or a date); empty where it does not. */
    public Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(Problem::duration);
    }

    private static Optional<Duration> duration(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration until = Duration.between(
                    Instant.now(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
