package dev.sistercity.registry.shared.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.JsonFault;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.value.ConstraintWording;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads request bodies: the door at which hostile and malformed JSON is refused, each fault named by its JSON Pointer.
 *
 * <p>Bytes become a tree first (strictly: UTF-8, no duplicate keys, limited depth and lengths), the tree becomes a draft
 * (nothing unknown, nothing coerced), the draft is validated. Each of the steps reports all it finds.
 */
@Singleton
public class BodyReader {

    /** Entries of a list, and properties of an object; no draft may have more. */
    public static final int MAX_ENTRIES = 1_000;

    /** How a fault of a body as a whole begins. */
    public static final String SUBJECT = "the body ";

    /** What a tree of them takes in memory is what {@code BodyBudget} reckons with. */
    private static final int MAX_TOKENS = 100_000;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 400;
    private static final int MAX_STRING = 1_000_000;
    private static final int MAX_NAME = 256;

    private final ObjectMapper mapper;
    private final ObjectMapper strict;
    private final Supplier<Validator> validator;

    /** @param validator is asked at the first draft: making one takes its time */
    public BodyReader(ObjectMapper mapper, Supplier<Validator> validator) {
        this.mapper = mapper;
        this.validator = validator;
        this.strict = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxTokenCount(MAX_TOKENS)
                                .maxNumberLength(MAX_NUMBER)
                                .maxStringLength(MAX_STRING)
                                .maxNameLength(MAX_NAME)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** @throws RegistryException MALFORMED */
    public <D> D read(byte[] body, Class<D> draftType) {
        return bind(object(body), draftType);
    }

    /** The body as a JSON object, not yet bound to anything. */
    public JsonNode object(byte[] body) {
        JsonNode tree = tree(body);
        if (!tree.isObject()) {
            throw RegistryException.malformed(List.of(Violation.at("", SUBJECT + "must be a JSON object")));
        }
        return tree;
    }

    /** A tree as a draft, valid by itself. Not to be called while a write holds a connection: validating takes its time. */
    public <D> D bind(JsonNode tree, Class<D> draftType) {
        return bind(tree, draftType, Set.of());
    }

    /**
     * As above.
     *
     * @param beside names of properties that were sent along and are no part of the draft: what is misspelt may be one of them
     */
    public <D> D bind(JsonNode tree, Class<D> draftType, Set<String> beside) {
        assert !PreparedPatches.isConnected() : "A body is validated inside a transaction: see PreparedPatches";
        Faults faults = new Faults();
        D draft = null;
        try {
            draft = mapper.readerFor(draftType)
                    .withHandler(new BindingFaults(faults, beside))
                    .readValue(mapper.treeAsTokens(tree));
        } catch (BindingFaults.Enough e) {
            faults.refuse();
        } catch (JsonMappingException e) {
            faults.add(BindingFaults.plain(pointer(e), e));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("A tree cannot fail to be read", e);
        }
        if (draft != null) {
            for (ConstraintViolation<D> violation : ValidationLimit.validate(validator.get(), draft)) {
                Violation fault = Violation.at(pointer(violation), violation.getMessage())
                        .said(ConstraintWording.of(violation.getConstraintDescriptor(), violation.getInvalidValue()));
                if (!faults.add(fault)) {
                    break;
                }
            }
        }
        faults.refuse();
        return draft;
    }

    private JsonNode tree(byte[] body) {
        if (body == null || body.length == 0) {
            throw RegistryException.malformed(List.of(Violation.at("", SUBJECT + "is empty; a JSON object is needed")));
        }
        try (JsonParser parser = strict.createParser(utf8(body))) {
            JsonNode tree = strict.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw RegistryException.malformed(
                        List.of(Violation.at("", SUBJECT + "is empty; a JSON object is needed")));
            }
            if (parser.nextToken() != null) {
                throw RegistryException.malformed(List.of(Violation.at("", "something follows the JSON value")));
            }
            Faults faults = new Faults();
            new TreeFaults(faults).look(tree);
            faults.refuse();
            return tree;
        } catch (JsonProcessingException e) {
            throw RegistryException.malformed(List.of(Violation.at("", "not JSON: " + location(e))));
        } catch (NumberFormatException | ArithmeticException e) {
            throw RegistryException.malformed(
                    List.of(Violation.at("", SUBJECT + "has a number whose exponent is out of all range")));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("Memory cannot fail to be read", e);
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RegistryException.malformed(List.of(Violation.at("", SUBJECT + "is not UTF-8")));
        }
    }

    private static String location(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return Characters.printable(JsonFault.of(e)) + where;
    }

    private static String pointer(JsonMappingException e) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer = step.getFieldName() != null
                    ? pointer.appendProperty(step.getFieldName())
                    : pointer.appendIndex(Math.max(0, step.getIndex()));
        }
        return pointer.toString();
    }

    private static String pointer(ConstraintViolation<?> violation) {
        JsonPointer pointer = pointer(violation.getPropertyPath());
        // What must be true of a draft as a whole is no property of its own.
        boolean whole = violation.getConstraintDescriptor().getAnnotation() instanceof AssertTrue;
        return (whole ? pointer.head() : pointer).toString();
    }

    private static JsonPointer pointer(Path path) {
        JsonPointer pointer = JsonPointer.empty();
        for (Path.Node node : path) {
            if (node.isInIterable() && node.getIndex() != null) {
                pointer = pointer.appendIndex(node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer = pointer.appendProperty(node.getName());
            }
        }
        return pointer;
    }
}
