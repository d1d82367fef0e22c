package dev.sistercity.registry.endpoint.request;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where what clients read differs from what they write, as the records of views and drafts tell: where a draft has a text and the
 * view an object with an id, that is a reference, and with a code, a word of a code list; what the view alone has is read only, or, beside the id of another record, a label
 * of that.
 */
public final class ReadBackShape {

    private static final ReadBackShape SAME = new ReadBackShape(Names.NONE, Map.of());
    private static final ReadBackShape REFERENCE = new ReadBackShape(Names.NONE, Map.of());
    private static final ReadBackShape CODED = new ReadBackShape(Names.NONE, Map.of());
    private static final Map<Pair, ReadBackShape> KNOWN = new ConcurrentHashMap<>();

    private final Names names;
    private final Map<String, ReadBackShape> below;

    private ReadBackShape(Names names, Map<String, ReadBackShape> below) {
        this.names = names;
        this.below = below;
    }

    /**
     * Properties that the view alone has.
     *
     * @param ignored those among the read-only ones that drafts have always let pass in what is new
     * @param labels of a record that is referred to beside them
     */
    private record Names(Set<String> readOnly, Set<String> ignored, Set<String> labels) {

        private static final Names NONE = new Names(Set.of(), Set.of(), Set.of());
    }

    private record Pair(Class<?> draft, Class<?> view) {}

    /** How the records of a view differ from those of its draft. */
    public static ReadBackShape of(Class<?> draft, Class<?> view) {
        Pair pair = new Pair(draft, view);
        ReadBackShape known = KNOWN.get(pair);
        if (known == null) {
            known = records(draft, view);
            KNOWN.put(pair, known);
        }
        return known;
    }

    /** The same, where more can be read along with a record. */
    public ReadBackShape with(Collection<String> alsoReadOnly) {
        Set<String> all = new HashSet<>(names.readOnly());
        all.addAll(alsoReadOnly);
        return new ReadBackShape(new Names(all, names.ignored(), names.labels()), below);
    }

    boolean isReference() {
        return this == REFERENCE;
    }

    /** Whether it is written as a code, and read as an object with that. */
    boolean isCoded() {
        return this == CODED;
    }

    /** Whether the registry alone writes the property. */
    public boolean isReadOnly(String name) {
        return names.readOnly().contains(name);
    }

    /** Whether the property says something of a record that is referred to beside it. */
    boolean isLabel(String name) {
        return names.labels().contains(name);
    }

    /** Whether the property is let pass, whatever it says, in what is new. */
    boolean isIgnored(String name) {
        return names.ignored().contains(name);
    }

    /** Of a property, or of the items of a list that it is. */
    public ReadBackShape below(String name) {
        return below.getOrDefault(name, SAME);
    }

    private static ReadBackShape records(Class<?> draft, Class<?> view) {
        Map<String, Type> written = components(draft);
        Map<String, Type> read = components(view);
        Set<String> alone = new HashSet<>(read.keySet());
        alone.removeAll(written.keySet());
        JsonIgnoreProperties declared = draft.getAnnotation(JsonIgnoreProperties.class);
        Set<String> ignored = declared == null ? Set.of() : Set.of(declared.value());
        Map<String, ReadBackShape> below = new HashMap<>();
        written.forEach((name, type) -> {
            ReadBackShape shape = read.containsKey(name) ? values(type, read.get(name)) : SAME;
            if (shape != SAME) {
                below.put(name, shape);
            }
        });
        boolean refers = written.keySet().containsAll(Set.of("resource", "id"));
        Names names = refers ? new Names(Set.of(), Set.of(), alone) : new Names(alone, ignored, Set.of());
        return new ReadBackShape(names, below);
    }

    private static ReadBackShape values(Type written, Type read) {
        Class<?> draft = itemType(written);
        Class<?> view = itemType(read);
        if (draft == null || view == null || draft == view || !view.isRecord()) {
            return SAME;
        }
        if (draft == String.class) {
            Set<String> shown = components(view).keySet();
            return shown.contains("id") ? REFERENCE : shown.contains("code") ? CODED : SAME;
        }
        return draft.isRecord() ? of(draft, view) : SAME;
    }

    /** The class of a value, or of the items of a list; null for others. */
    private static Class<?> itemType(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return itemType(list.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> known ? known : null;
    }

    private static Map<String, Type> components(Class<?> type) {
        Map<String, Type> components = new LinkedHashMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                components.put(component.getName(), component.getGenericType());
            }
        }
        return components;
    }
}
