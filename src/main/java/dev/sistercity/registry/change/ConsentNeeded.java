package dev.sistercity.registry.change;

import java.util.Set;

/**
 * A change that others have to agree with before it can be made. Nothing has been stored yet: the transaction can go on, and
 * put it before them.
 */
public final class ConsentNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> mine;
    private final transient Set<String> asked;
    private final String basis;

    /**
     * @param mine ids of the cities for which the writer speaks
     * @param asked ids of the cities whose offices have to agree
     * @param basis names the state that they all agree on now: what they are asked is about that one only
     */
    public ConsentNeeded(Set<String> mine, Set<String> asked, String basis) {
        super("This takes the consent of the other sides", null, false, false);
        this.mine = Set.copyOf(mine);
        this.asked = Set.copyOf(asked);
        this.basis = basis;
    }

    public Set<String> mine() {
        return mine;
    }

    public Set<String> asked() {
        return asked;
    }

    public String basis() {
        return basis;
    }
}
