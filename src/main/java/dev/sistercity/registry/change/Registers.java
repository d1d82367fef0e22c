package dev.sistercity.registry.change;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The registers by the collections that they write, for what goes through all of them. */
@Singleton
public class Registers {

    private final Instance<Register<?, ?>> all;

    Registers(@Any Instance<Register<?, ?>> all) {
        this.all = all;
    }

    /** The register of a collection; empty where no such collection is stored. */
    public Optional<Register<?, ?>> find(String collection) {
        for (Register<?, ?> register : all) {
            if (register.resource().equals(collection)) {
                return Optional.of(register);
            }
        }
        return Optional.empty();
    }

    /** @throws java.util.NoSuchElementException if no such collection is stored */
    public Register<?, ?> get(String collection) {
        return find(collection).orElseThrow();
    }
}
