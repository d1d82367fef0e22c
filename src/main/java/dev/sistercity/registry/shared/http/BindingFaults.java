package dev.sistercity.registry.shared.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.Suggestion;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.problem.Wording;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects what does not fit while JSON is bound to a draft, so that one answer names it all and not only the first; binding
 * ends with {@link Enough} where there is more than one answer names.
 */
final class BindingFaults extends DeserializationProblemHandler {

    private final Faults faults;
    private final Set<String> beside;

    /** @param beside names of what is taken beside the draft's own properties, and out of it before it is bound */
    BindingFaults(Faults faults, Set<String> beside) {
        this.faults = faults;
        this.beside = beside;
    }

    /** Ends the binding of what has enough faults. */
    static final class Enough extends JsonMappingException {

        private static final long serialVersionUID = 1L;

        private Enough() {
            super(null, "enough faults");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    private void add(Violation fault) throws Enough {
        if (!faults.add(fault)) {
            throw new Enough();
        }
    }

    static Violation plain(String pointer, JsonMappingException e) {
        return e instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException mismatch
                        && mismatch.getTargetType() != null
                ? Expected.at(pointer, mismatch.getTargetType())
                : Violation.at(pointer, FaultCode.OTHER_TYPE);
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object beanOrClass,
            String name)
            throws IOException {
        Collection<String> known = new TreeSet<>();
        if (deserializer != null && deserializer.getKnownPropertyNames() != null) {
            deserializer.getKnownPropertyNames().forEach(property -> known.add(String.valueOf(property)));
        }
        String pointer = here(parser);
        if (pointer.lastIndexOf('/') == 0 && !beside.contains(name)) {
            known.addAll(beside);
        }
        String detail = "there is no property " + Characters.printable(name);
        String suggestion = Suggestion.phrase(name, known);
        String others = suggestion.isEmpty() ? "; known are " + String.join(", ", known) : suggestion;
        add(Violation.at(pointer, detail + others)
                .said(Wording.of(FaultCode.UNKNOWN_PROPERTY, Characters.printable(name))));
        parser.skipChildren();
        return true;
    }

    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> target, String value, String failure)
            throws Enough {
        if (target.isEnum()) {
            @SuppressWarnings("unchecked")
            List<String> allowed = Kebab.all((Class<? extends Enum<?>>) target);
            String suggestion = Suggestion.phrase(value, allowed);
            String values = String.join(", ", allowed);
            add(Violation.at(here(context.getParser()), "must be one of " + values + suggestion)
                    .said(Wording.of(FaultCode.ONE_OF, values)));
        } else {
            add(Expected.at(here(context.getParser()), target));
        }
        return null;
    }

    @Override
    public Object handleWeirdNumberValue(DeserializationContext context, Class<?> target, Number value, String failure)
            throws Enough {
        add(Expected.at(here(context.getParser()), target));
        return null;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String failure)
            throws IOException {
        add(Expected.at(here(parser), target.getRawClass()));
        parser.skipChildren();
        return null;
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> target,
            ValueInstantiator instantiator,
            JsonParser parser,
            String failure)
            throws IOException {
        add(Expected.at(here(context.getParser()), target));
        context.getParser().skipChildren();
        return null;
    }

    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> target, Object argument, Throwable failure) throws Enough {
        // Of a value by itself it comes with the names of classes around it, of a property without.
        boolean wrapped = failure instanceof JsonMappingException && failure.getCause() != null;
        String detail = wrapped ? failure.getCause().getMessage() : failure.getMessage();
        add(Violation.at(here(context.getParser()), detail).said(Expected.worded(target)));
        return null;
    }

    private static String here(JsonParser parser) {
        Deque<JsonStreamContext> path = new ArrayDeque<>();
        for (JsonStreamContext step = parser.getParsingContext(); step != null; step = step.getParent()) {
            path.push(step);
        }
        JsonPointer pointer = JsonPointer.empty();
        for (JsonStreamContext step : path) {
            if (step.getCurrentName() != null) {
                // Also of an array: a buffer that an unknown array begins has a step like that for the object around
                // it.
                pointer = pointer.appendProperty(step.getCurrentName());
            } else if (step.inArray() && step.hasCurrentIndex()) {
                // One that has only begun is the value itself.
                pointer = pointer.appendIndex(step.getCurrentIndex());
            }
        }
        return pointer.toString();
    }
}
