package dev.sistercity.registry.catalog.checkpoint;

import dev.sistercity.registry.shared.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a program reads records: a digest of the classes of all their parts. Another one may read the same document otherwise. */
final class Shapes {

    private static final String OWN = "dev.sistercity.registry.";

    private final SortedMap<String, Class<?>> classes = new TreeMap<>();

    private Shapes() {}

    /** The digest of these classes of the registry and of all that their fields are of, 32 bytes. */
    static byte[] digest(Collection<? extends Class<?>> types) throws IOException {
        Shapes shapes = new Shapes();
        types.forEach(shapes::take);
        MessageDigest digest = Sha256.start();
        for (Class<?> type : shapes.classes.values()) {
            digest.update(type.getName().getBytes(StandardCharsets.UTF_8));
            try (InputStream code =
                    type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
                if (code != null) {
                    digest.update(code.readAllBytes());
                }
            }
        }
        return digest.digest();
    }

    private void take(Type type) {
        if (type instanceof Class<?> one) {
            takeClass(one);
        } else if (type instanceof ParameterizedType parameterized) {
            take(parameterized.getRawType());
            takeAll(parameterized.getActualTypeArguments());
        } else if (type instanceof GenericArrayType array) {
            take(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            takeAll(wildcard.getUpperBounds());
        }
    }

    private void takeAll(Type... types) {
        for (Type type : types) {
            take(type);
        }
    }

    private void takeClass(Class<?> type) {
        if (type.isArray()) {
            takeClass(type.getComponentType());
        } else if (type.getName().startsWith(OWN) && classes.putIfAbsent(type.getName(), type) == null) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    take(field.getGenericType());
                }
            }
            if (type.isSealed()) {
                takeAll(type.getPermittedSubclasses());
            }
            if (type.getSuperclass() != null) {
                takeClass(type.getSuperclass());
            }
        }
    }
}
