package dev.sistercity.registry.shared.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The one refusal: whatever the registry will not do for a caller is thrown as this and answered by {@link ProblemMapper}. */
public class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Violation> violations;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private transient Wording wording;
    private boolean plain;
    private String existing;
    private transient Object lastKnown;
    private transient List<Alternative> alternatives = List.of();

    public RegistryException(Kind kind, String detail) {
        this(kind, detail, List.of());
    }

    public RegistryException(Kind kind, String detail, List<Violation> violations) {
        super(detail);
        this.kind = kind;
        // A caller that asks for the whole of it gets it in parts: see Faults.
        this.violations = List.copyOf(violations.subList(0, Math.min(Faults.MOST, violations.size())));
    }

    /** With no more to be said than what the kind means. */
    public RegistryException(Kind kind) {
        this(kind, kind.explanation());
        plain = true;
    }

    /** In words that pages can say in other languages. */
    public RegistryException(Kind kind, FaultCode code, Object... values) {
        this(kind, code.english(values));
        wording = Wording.of(code, values);
    }

    /** A malformed query, path or header parameter. */
    public static RegistryException ofParameter(String parameter, String detail) {
        return new RegistryException(
                Kind.MALFORMED, parameter + " " + detail, List.of(Violation.ofParameter(parameter, detail)));
    }

    /** As above, in words that pages can say in other languages. */
    public static RegistryException ofParameter(String parameter, FaultCode code, Object... values) {
        return ofParameter(Violation.ofParameter(parameter, code, values));
    }

    /** As above. */
    public static RegistryException ofParameter(Violation violation) {
        return new RegistryException(
                Kind.MALFORMED, violation.parameter() + " " + violation.detail(), List.of(violation));
    }

    /** A value of the body that cannot stand beside the others or beside what the registry holds. */
    public static RegistryException refused(String pointer, String detail) {
        return new RegistryException(Kind.REFUSED, detail, List.of(Violation.at(pointer, detail)));
    }

    /** As above, in words that pages can say in other languages. */
    public static RegistryException refused(String pointer, FaultCode code, Object... values) {
        return refused(Violation.at(pointer, code, values));
    }

    /** As above. */
    public static RegistryException refused(Violation violation) {
        return new RegistryException(Kind.REFUSED, violation.detail(), List.of(violation));
    }

    public static RegistryException malformed(List<Violation> violations) {
        int count = violations.size();
        String many = count < Faults.MOST ? "" + count : "At least " + Faults.MOST;
        String detail =
                count == 1 ? violations.get(0).detail() : many + " things are wrong with the request; see errors";
        RegistryException malformed = new RegistryException(Kind.MALFORMED, detail, violations);
        malformed.wording = count == 1
                ? violations.get(0).worded().orElse(null)
                : Wording.of(FaultCode.SEVERAL_FAULTS, Math.min(count, Faults.MOST));
        return malformed;
    }

    public static RegistryException notFound(String what, Object id) {
        return new RegistryException(Kind.NOT_FOUND, FaultCode.NOTHING_THERE, what, id);
    }

    /** Adds a header to the answer, {@code Retry-After} for example. */
    public RegistryException with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Leads the caller to the record that stands in the way: its path becomes {@code existing} and a {@code Link}. */
    public RegistryException existing(String path) {
        existing = path;
        return with("Link", "<" + path + ">; rel=\"duplicate\"");
    }

    /** Leads the caller to the record that a merged one has become. */
    public RegistryException successor(String path) {
        existing = path;
        return this;
    }

    /** Shows the caller, who may see it, what a deleted record last was. */
    public RegistryException lastKnown(Object view) {
        lastKnown = view;
        return this;
    }

    /** Shows the caller the records that are probably what was to be registered. */
    public RegistryException alternatives(List<Alternative> probable) {
        alternatives = List.copyOf(probable);
        return this;
    }

    /**
     * The same refusal, of a body that was sent as a part of another.
     *
     * @param pointers makes a pointer into what was sent of one into the whole
     */
    public RegistryException at(UnaryOperator<String> pointers) {
        if (violations.stream().allMatch(violation -> violation.pointer() == null)) {
            return this;
        }
        List<Violation> moved = violations.stream()
                .map(violation -> violation.pointer() == null
                        ? violation
                        : violation.movedTo(pointers.apply(violation.pointer())))
                .toList();
        return same(kind, getMessage(), moved);
    }

    /** The same refusal in other words, of what was sent in another request than this: without pointers. */
    public RegistryException said(Kind other, String detail) {
        return same(other, detail, List.of());
    }

    private RegistryException same(Kind other, String detail, List<Violation> moved) {
        RegistryException same = new RegistryException(other, detail, moved);
        same.wording = detail.equals(getMessage()) ? wording : null;
        same.initCause(this);
        same.headers.putAll(headers);
        same.existing = existing;
        same.lastKnown = lastKnown;
        same.alternatives = alternatives;
        return same;
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong, by its code, where no violation tells it. */
    public Optional<Wording> wording() {
        return Optional.ofNullable(wording);
    }

    /** Whether no more is said than what the kind means. */
    public boolean isPlain() {
        return plain;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public List<Alternative> alternatives() {
        return alternatives;
    }

    /** The last state of a deleted record, or null. */
    public Object lastKnown() {
        return lastKnown;
    }

    /** Path of the record that stands in the way, or has taken the place of the one asked for; or null. */
    public String existing() {
        return existing;
    }
}
