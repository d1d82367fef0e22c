package dev.sistercity.registry.forum;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.forum.api.ForumSeriesDraft;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameList;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** The rules for series of forums. */
@Singleton
public class ForumSeriesRegister extends Register<ForumSeries, ForumSeriesDraft> implements MergeListener {

    private final CityReferences references;
    private final Jurisdiction jurisdiction;

    ForumSeriesRegister(CityReferences references, Jurisdiction jurisdiction) {
        super(ForumSeriesCollection.COLLECTION, ForumSeries.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
    }

    @Override
    protected ForumSeries newEntity() {
        return new ForumSeries();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, ForumSeriesDraft draft) {
        return jurisdiction.covers(actor, draft.hostCity());
    }

    @Override
    public String whose() {
        return "series of forums that its city hosts";
    }

    @Override
    protected ForumSeriesDraft checked(UUID id, ForumSeriesDraft draft, ForumSeriesDraft before) {
        List<Name> names = NameList.of(draft.name(), draft.names(), before == null ? null : before.names());
        if (names.isEmpty()) {
            throw RegistryException.refused("/names", FaultCode.SERIES_NEEDS_NAME);
        }
        UUID host = references.resolve(draft.hostCity(), "/hostCity");
        return new ForumSeriesDraft(null, names, host == null ? null : host.toString(), draft.website());
    }

    /** Series that a merged city hosts are its successor's. */
    @Override
    public void follow(MergeContext mergeContext) {
        mergeContext.repoint(
                this,
                ForumSeries.find(
                                "select s.id from ForumSeries s where s.hostCityId = ?1 order by s.id",
                                mergeContext.from())
                        .project(UUID.class)
                        .list());
    }
}
