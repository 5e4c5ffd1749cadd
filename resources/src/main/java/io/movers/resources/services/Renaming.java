package io.movers.resources.services;

import io.movers.common.data.AggregateStore;
import io.movers.resources.models.Component;
import io.movers.resources.models.DocumentType;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceType;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/**
 * Carries along what names a resource type or a company by its name when that changes. It may be interrupted and repeated: the
 * type remembers its former names until nothing has them any more, and a company's event is handled again.
 */
@Service
class Renaming {
    private static final Logger log = LoggerFactory.getLogger(Renaming.class);
    private static final int PAGE = 200;

    /** How many resources a request carries along before it answers. */
    private static final int AT_ONCE = 1_000;

    private final MongoTemplate mongo;
    private final AggregateStore store;
    private final ResourceChanges changes;

    Renaming(MongoTemplate mongo, AggregateStore store, ResourceChanges changes) {
        this.mongo = mongo;
        this.store = store;
        this.changes = changes;
    }

    /** Carries along what still has a former name of the type; of many resources, the sweep carries the last ones. */
    void beginCarrying(ResourceType type) {
        carryAlong(type, AT_ONCE);
    }

    /** Carries along everything that still has a former name of the type. */
    void carryAlong(ResourceType type) {
        carryAlong(type, Integer.MAX_VALUE);
    }

    private void carryAlong(ResourceType type, int most) {
        for (String former : type.formerNames()) {
            boolean done = true;
            if (!isUsedByAnother(type, former)) {
                log.info("Carrying along what belongs to resource type {} to its new name", type.getId());
                rename(Component.class, former, type.getType());
                rename(DocumentType.class, former, type.getType());
                done = eachResource("type", former, most, resource -> {
                    boolean stale = resource.getType().equals(former);
                    if (stale) {
                        resource.setType(type);
                    }
                    return stale;
                });
            }
            if (done) {
                forget(type, former);
            }
        }
    }

    /** Carries along the resources of a company. */
    void carryAlong(String formerCompany, String company) {
        eachResource("client", formerCompany, Integer.MAX_VALUE, resource -> {
            boolean stale = resource.getClient().equals(formerCompany);
            if (stale) {
                resource.setClient(company);
            }
            return stale;
        });
    }

    /** Two types may have had one name: what has it then belongs to the other one as well and stays with it. */
    private boolean isUsedByAnother(ResourceType type, String name) {
        return mongo.exists(
                Query.query(Criteria.where("type")
                        .is(name)
                        .and("deletedAt")
                        .is(null)
                        .and("_id")
                        .ne(type.getId())),
                ResourceType.class);
    }

    private void rename(Class<?> dependant, String former, String name) {
        mongo.updateMulti(
                Query.query(Criteria.where("resourceType").is(former)),
                Update.update("resourceType", name).inc("version", 1),
                dependant);
    }

    /** @return whether none is left */
    private boolean eachResource(String field, String former, int most, Predicate<Resource> change) {
        int changed = 0;
        List<Resource> page;
        do {
            page = mongo.find(Query.query(Criteria.where(field).is(former)).limit(PAGE), Resource.class);
            for (Resource stale : page) {
                changes.changeEvenDeleted(stale.getId(), change);
            }
            changed += page.size();
        } while (page.size() == PAGE && changed < most);
        return page.size() < PAGE;
    }

    /** Bookkeeping: nothing that anybody could see changes. */
    private void forget(ResourceType type, String former) {
        mongo.execute(ResourceType.class, types -> {
            Document id = new Document("_id", new ObjectId(type.getId()));
            types.updateOne(id, new Document("$pull", new Document("formerNames", former)));
            return types.updateOne(
                    id.append("formerNames", new Document("$size", 0)),
                    new Document("$unset", new Document("formerNames", "")));
        });
    }
}
