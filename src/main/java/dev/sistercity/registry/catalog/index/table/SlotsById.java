package dev.sistercity.registry.catalog.index.table;

import java.util.UUID;
import java.util.function.IntFunction;
import org.pcollections.TreePMap;

/**
 * The slots of records by their ids. Immutable. An open hash of slots, whose ids are looked up where the records are, takes 8 bytes
 * for each; what came, moved or went since it was made is in a small tree beside it.
 */
public final class SlotsById {

    /** What {@link #find} answers for an id that is not there. */
    public static final int NONE = -1;

    private static final SlotsById EMPTY = new SlotsById(new int[2], 0, TreePMap.empty());
    /** So many ids in the tree, or one in so many of the hash, and a new hash is made of both. */
    private static final int FEW = 1_024;

    private static final int SHARE = 4;

    /** A slot plus one in each place that is taken. Its length is a power of two, at least twice the number of slots. */
    private final int[] places;

    private final int made;
    private final TreePMap<UUID, Integer> since;

    private SlotsById(int[] places, int made, TreePMap<UUID, Integer> since) {
        this.places = places;
        this.made = made;
        this.since = since;
    }

    public static SlotsById empty() {
        return EMPTY;
    }

    /**
     * Of ids that all differ.
     *
     * @param slots where the records are
     * @param idAt the id of the record in a slot
     */
    public static SlotsById of(int[] slots, IntFunction<UUID> idAt) {
        int[] places = new int[Integer.highestOneBit(Math.max(1, slots.length)) * 4];
        for (int slot : slots) {
            int place = place(idAt.apply(slot), places);
            while (places[place] != 0) {
                place = place + 1 & places.length - 1;
            }
            places[place] = slot + 1;
        }
        return new SlotsById(places, slots.length, TreePMap.empty());
    }

    /**
     * The slot of a record.
     *
     * @param idAt the id of the record in a slot; null where there is none any more
     * @return {@link #NONE} if there is no such record
     */
    public int find(UUID id, IntFunction<UUID> idAt) {
        Integer later = since.isEmpty() ? null : since.get(id);
        if (later != null) {
            return later;
        }
        int place = place(id, places);
        while (places[place] != 0) {
            if (id.equals(idAt.apply(places[place] - 1))) {
                return places[place] - 1;
            }
            place = place + 1 & places.length - 1;
        }
        return NONE;
    }

    /** The same with an id in a slot, or nowhere for {@link #NONE}. */
    public SlotsById with(UUID id, int slot) {
        return new SlotsById(places, made, since.plus(id, slot));
    }

    /** Whether so much has changed that {@link #of} should make it anew. */
    public boolean isWorn() {
        return since.size() > Math.max(FEW, made / SHARE);
    }

    /** Ids are often in the order of their times, and some have halves that are alike: all bits take part. */
    private static int place(UUID id, int[] places) {
        long mixed = (id.getMostSignificantBits() * 0x9E3779B97F4A7C15L + id.getLeastSignificantBits())
                * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32) & places.length - 1;
    }
}
