package dev.sistercity.registry.penfriendship;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The rules for pen friendships. */
@Singleton
@IfBuildProperty(name = AddedCollectionTest.SWITCH, stringValue = "true")
class PenFriendshipRegister extends Register<PenFriendship, PenFriendshipDraft> implements MergeListener {

    private final CityReferences references;
    private final Jurisdiction jurisdiction;

    PenFriendshipRegister(CityReferences references, Jurisdiction jurisdiction) {
        super(PenFriendshipCollection.COLLECTION, PenFriendship.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
    }

    @Override
    protected PenFriendship newEntity() {
        return new PenFriendship();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, PenFriendshipDraft draft) {
        return jurisdiction.covers(actor, draft.city());
    }

    @Override
    public String whose() {
        return "pen friendships that a class of its city began";
    }

    @Override
    protected PenFriendshipDraft checked(UUID id, PenFriendshipDraft draft, PenFriendshipDraft before) {
        UUID city = references.resolve(draft.city(), "/city");
        return new PenFriendshipDraft(draft.name(), city.toString(), draft.since());
    }

    /** What a merged city began is its successor's. */
    @Override
    public void follow(MergeContext mergeContext) {
        mergeContext.repoint(
                this,
                PenFriendship.<PenFriendship>list("cityId = ?1 order by id", mergeContext.from()).stream()
                        .map(friendship -> friendship.id)
                        .toList());
    }
}
