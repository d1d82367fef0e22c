package dev.sistercity.registry.pages.form.part;

import dev.sistercity.registry.pages.record.RegistryAnswers;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a property is asked for, told by its type alone.
 *
 * @param type of the property, or of the items of its list
 */
record PartShape(Kind kind, Class<?> type) {

    /** Properties with references to cities. */
    private static final Set<String> CITIES = Set.of("city", "by", "successorOf", "partOf");

    private static final String PLATFORM = "java.";

    /** How a property is asked for. */
    enum Kind {
        LEAF,
        CITY,
        CHOICE,
        YES_OR_NO,
        LINES,
        GROUP,
        GROUPS,
        NOT_ASKED
    }

    static PartShape of(RecordComponent property) {
        Schema schema = property.getAccessor().getAnnotation(Schema.class);
        boolean written = !property.getName().equals("id") && (schema == null || !schema.readOnly());
        return written
                ? of(property.getName(), property.getGenericType())
                : new PartShape(Kind.NOT_ASKED, Object.class);
    }

    private static PartShape of(String name, Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Class<?> items = list.getActualTypeArguments()[0] instanceof Class<?> plain ? plain : Object.class;
            return new PartShape(items.isRecord() && !isOneValue(items) ? Kind.GROUPS : Kind.LINES, items);
        }
        if (!(type instanceof Class<?> one)) {
            return new PartShape(Kind.NOT_ASKED, Object.class);
        }
        if (one.isEnum()) {
            return new PartShape(Kind.CHOICE, one);
        }
        if (one == Boolean.class || one == boolean.class) {
            return new PartShape(Kind.YES_OR_NO, one);
        }
        if (isOneValue(one)) {
            return new PartShape(CITIES.contains(name) ? Kind.CITY : Kind.LEAF, one);
        }
        return new PartShape(one.isRecord() ? Kind.GROUP : Kind.NOT_ASKED, one);
    }

    private static boolean isOneValue(Class<?> type) {
        return RegistryAnswers.isPlain(type) || type.getName().startsWith(PLATFORM);
    }

    boolean isNumber() {
        return Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class;
    }
}
