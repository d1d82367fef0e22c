package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.catalog.Filter.Facet;
import dev.sistercity.registry.catalog.ListQuery;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Groups;
import dev.sistercity.registry.catalog.index.ListPage;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Relevance;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.Tombstone;
import dev.sistercity.registry.endpoint.read.atom.ListFeed;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.ByteOrderMark;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.FacetParameters;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.Languages;
import dev.sistercity.registry.endpoint.request.ListReader;
import dev.sistercity.registry.endpoint.request.Presentation;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.work.WorkLimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Reads of one collection: all from memory, so that short ones may stay on the event loop. */
public final class RecordReads<D> {

    private static final List<Format> OF_GROUPS = List.of(Format.JSON, Format.CSV);

    private final RecordCollection<D> type;
    private final Replica replica;
    private final Renderer renderer;
    private final ListReader<D> listReader;
    private final Map<String, ListParameter> itemParameters = new LinkedHashMap<>();
    private final List<Format> formats;
    private final List<Format> itemFormats;
    private final ResponseCache responseCache;

    public RecordReads(RecordCollection<D> type, Replica replica, Renderer renderer) {
        this.type = type;
        this.replica = replica;
        this.renderer = renderer;
        this.responseCache = renderer.answers();
        this.listReader = new ListReader<>(type);
        this.formats = Format.of(type);
        this.itemFormats = Format.ofItem(type);
        CommonParameters.ofItem(type).forEach(parameter -> itemParameters.put(parameter.name(), parameter));
    }

    /** Where what leaves the registry as a whole address is not asked for. */
    public RestResponse<byte[]> list(ApiRequest apiRequest) {
        return list(apiRequest, "");
    }

    /** @param base where the world sees the registry */
    public RestResponse<byte[]> list(ApiRequest apiRequest, String base) {
        return list(apiRequest, base, () -> Parameters.of(apiRequest.parameters(), listReader.declared()));
    }

    /**
     * What has to do with one record.
     *
     * @param filter that is set to its id, and cannot be sent
     */
    public RestResponse<byte[]> related(ApiRequest apiRequest, String base, String filter, UUID id) {
        return list(apiRequest, base, () -> WithinParameter.parameters(apiRequest, listReader.declared(), filter, id));
    }

    private RestResponse<byte[]> list(ApiRequest apiRequest, String base, Supplier<Parameters> checked) {
        Snapshot current = replica.snapshot(apiRequest);
        String key = ResponseCache.key(apiRequest);
        ResponseCache.CachedResponse known = key == null ? null : responseCache.find(key, current.stamp(), null);
        if (known != null) {
            return Answer.read(apiRequest, current, known.etag(), Format.JSON.contentType(), known.body());
        }
        Parameters parameters = checked.get();
        ReadContext readContext = reading(parameters, apiRequest);
        List<Facet<D>> dimensions = FacetParameters.groups(type, parameters);
        if (!dimensions.isEmpty()) {
            return groups(apiRequest, parameters, readContext, dimensions, key);
        }
        Format format = Format.choose(parameters.one("format"), apiRequest.header("Accept"), formats);
        ListQuery<D> query = listReader.read(parameters, readContext, format);
        ListPage<D> listPage = ListPage.of(query);
        Map<String, Object> counted =
                new LinkedHashMap<>(Counting.facets(query.selection(), FacetParameters.facets(type, parameters)));
        OtherFormats.requireFor(format, counted);
        Presentation<D> presentation = Presentation.of(type, parameters);
        WorkLimit.count((long) listPage.entries().size() * presentation.effort(format));
        String next = listPage.page().nextCursor() == null
                ? null
                : apiRequest.with("cursor", listPage.page().nextCursor());
        String link = next == null ? null : "<" + next + ">; rel=\"next\"";
        if (format != Format.JSON) {
            byte[] bytes = format == Format.ATOM
                    ? ListFeed.write(type, listPage, readContext, apiRequest, base, next)
                    : new OtherFormats<>(type, renderer)
                            .list(format, listPage, readContext, presentation, next, counted);
            Answer.Body body = new Answer.Body(ByteOrderMark.before(bytes, format, parameters), null, link);
            return answer(apiRequest, readContext, Renderer.hash(body.bytes()), format, body);
        }
        ListReader.relevance(parameters)
                .ifPresent(relevance -> counted.put("matched", matched(relevance, listPage, readContext)));
        ListJson listJson = ListJson.of(type, listPage, readContext, presentation, renderer, counted);
        Answer.Body body = new Answer.Body(listJson.bytes(), listJson.languages(), link);
        return kept(apiRequest, readContext, key, EntityTags.ofList(listJson.hash()), body);
    }

    /** For each record of a page the name by which it was found, by id. */
    private Map<UUID, String> matched(Relevance relevance, ListPage<D> listPage, ReadContext readContext) {
        Map<UUID, String> names = new LinkedHashMap<>();
        listPage.entries()
                .forEach(entry ->
                        relevance.met(type, entry, readContext).ifPresent(name -> names.put(entry.id(), name)));
        return names;
    }

    /** Counts instead of records. */
    private RestResponse<byte[]> groups(
            ApiRequest apiRequest,
            Parameters parameters,
            ReadContext readContext,
            List<Facet<D>> dimensions,
            String key) {
        Format format = Format.choose(parameters.one("format"), apiRequest.header("Accept"), OF_GROUPS);
        int limit = FacetParameters.limit(parameters);
        Groups groups = Groups.of(listReader.select(parameters, readContext), dimensions);
        byte[] bytes = format == Format.CSV
                ? ByteOrderMark.before(Counting.csv(groups, dimensions, limit, readContext), format, parameters)
                : renderer.json(Counting.groups(groups, dimensions, limit, readContext));
        Answer.Body body = new Answer.Body(bytes, null, null);
        long hash = Renderer.hash(bytes);
        return format == Format.CSV
                ? answer(apiRequest, readContext, hash, format, body)
                : kept(apiRequest, readContext, key, EntityTags.ofList(hash), body);
    }

    /**
     * JSON, which is kept for the next who asks.
     *
     * @param key under which; null where more than the address decides what is answered
     */
    private RestResponse<byte[]> kept(
            ApiRequest apiRequest, ReadContext readContext, String key, String etag, Answer.Body body) {
        if (key != null) {
            responseCache.keep(
                    key, new ResponseCache.CachedResponse(readContext.snapshot().stamp(), null, etag, body));
        }
        return Answer.read(apiRequest, readContext.snapshot(), etag, Format.JSON.contentType(), body);
    }

    public RestResponse<byte[]> read(ApiRequest apiRequest, String id) {
        Parameters parameters = itemParameters(apiRequest);
        ReadContext readContext = reading(parameters, apiRequest);
        return item(apiRequest, parameters, readContext, get(apiRequest, id, readContext.snapshot()), renderer::render);
    }

    /** Writes a record out. */
    interface Rendering {
        <D> Rendition of(
                RecordCollection<D> type, Entry<D> entry, ReadContext readContext, Presentation<D> presentation);
    }

    Parameters itemParameters(ApiRequest apiRequest) {
        return Parameters.of(apiRequest.parameters(), itemParameters);
    }

    RestResponse<byte[]> item(
            ApiRequest apiRequest,
            Parameters parameters,
            ReadContext readContext,
            Entry<D> entry,
            Rendering rendering) {
        Format format = Format.choose(parameters.one("format"), apiRequest.header("Accept"), itemFormats);
        requireExisted(entry, readContext);
        Presentation<D> presentation = Presentation.of(type, parameters);
        if (format != Format.JSON) {
            byte[] bytes = ByteOrderMark.before(
                    new OtherFormats<>(type, renderer).item(format, entry, readContext, presentation),
                    format,
                    parameters);
            String etag = EntityTags.ofItem(entry.recorded().version(), Renderer.hash(bytes));
            Name name = type.displayName(entry, readContext);
            return Answer.read(
                    apiRequest,
                    readContext.snapshot(),
                    etag,
                    format.contentType(),
                    new Answer.Body(bytes, name == null ? null : name.lang(), null));
        }
        Rendition item = rendering.of(type, entry, readContext, presentation);
        return kept(
                apiRequest,
                readContext,
                ResponseCache.key(apiRequest),
                EntityTags.ofItem(entry.recorded().version(), item.hash()),
                new Answer.Body(item.bytes(), item.language(), null));
    }

    /** @throws RegistryException NOT_FOUND where as of the day that was asked for there was no such record */
    public void requireExisted(Entry<D> entry, ReadContext readContext) {
        if (readContext.asOf() != null && !type.existed(entry, readContext)) {
            throw new RegistryException(Kind.NOT_FOUND, FaultCode.NOT_THERE_AS_OF, readContext.asOf(), type.singular());
        }
    }

    /** @throws RegistryException MALFORMED for what is no id, NOT_FOUND, GONE, or MERGED */
    public Entry<D> get(ApiRequest apiRequest, String id, Snapshot snapshot) {
        UUID uuid = named(id, snapshot);
        return snapshot.find(type, uuid)
                .filter(entry -> isMember(entry, snapshot))
                .orElseThrow(() -> isUnborn(uuid, apiRequest)
                        ? new RegistryException(
                                Kind.NOT_FOUND,
                                FaultCode.NOT_REGISTERED_AT,
                                apiRequest.past().time(),
                                type.singular())
                        : MissingRecord.of(type, uuid, snapshot, apiRequest));
    }

    /** The id that a reference means, whether or not there is such a record; refuses other names that nothing has. */
    public UUID named(String reference, Snapshot snapshot) {
        return type.resolve(reference, snapshot)
                .orElseThrow(() -> RegistryException.notFound(type.singular(), "with identifier " + reference));
    }

    /** What is left of a deleted record. */
    Optional<Tombstone<D>> tombstone(String reference) {
        Snapshot snapshot = replica.snapshot();
        return snapshot.records(type).findDeleted(named(reference, snapshot));
    }

    /** The registry as this replica has it now, without any wishes. */
    ReadContext plain() {
        return ReadContext.of(replica.snapshot());
    }

    /** The id of the record that a reference means; refuses as {@link #get} does. */
    public UUID id(ApiRequest apiRequest, String reference) {
        return get(apiRequest, reference, replica.snapshot(apiRequest)).id();
    }

    /** Whether a record that is known today was not yet known at the time that is asked about. */
    private boolean isUnborn(UUID id, ApiRequest apiRequest) {
        if (apiRequest.past() == null) {
            return false;
        }
        Records<D> then = apiRequest.past().then().records(type);
        Records<D> now = apiRequest.past().now().records(type);
        return then.findDeleted(id).isEmpty()
                && then.findUnreadable(id).isEmpty()
                && (now.find(id).isPresent() || now.findDeleted(id).isPresent());
    }

    private boolean isMember(Entry<D> entry, Snapshot snapshot) {
        return type.stored() == type
                || type.members(snapshot.records(type), snapshot).contains(entry.slot());
    }

    public ReadContext reading(Parameters parameters, ApiRequest apiRequest) {
        List<String> languages = Languages.wanted(parameters.one("lang"), apiRequest.header("Accept-Language"));
        return CommonParameters.reading(parameters, replica.snapshot(apiRequest), languages);
    }

    private RestResponse<byte[]> answer(
            ApiRequest apiRequest, ReadContext readContext, long hash, Format format, Answer.Body body) {
        return Answer.read(apiRequest, readContext.snapshot(), EntityTags.ofList(hash), format.contentType(), body);
    }

    /** For the contract. */
    ListReader<D> listReader() {
        return listReader;
    }
}
