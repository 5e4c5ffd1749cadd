package io.movers.seventh;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.Command;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.common.web.Described;
import org.bson.types.ObjectId;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/seventh/topics")
@Profile("source")
class TopicRoutes {
    @FieldCheck(field = "name", is = Constraint.NOT_EMPTY, message = "Name is required")
    record NewTopic(String name, String text) {}

    record TopicView(String id, Long version, String name, String text) {
        static TopicView of(Topic topic) {
            return new TopicView(topic.getId(), topic.getVersion(), topic.name(), topic.text());
        }
    }

    private final TopicPublisher publisher;
    private final AggregateStore store;

    TopicRoutes(TopicPublisher publisher, AggregateStore store) {
        this.publisher = publisher;
        this.store = store;
    }

    @Access(Caller.STAFF)
    @Described("Creates a topic.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TopicView create(@RequestBody NewTopic body, CurrentUser user) {
        return TopicView.of(Command.once(Topic.class, () -> {
            Topic topic = new Topic(body.name(), body.text());
            publisher.publish(topic);
            return topic;
        }));
    }

    @Access(Caller.ANYONE)
    @Described("Shows a topic.")
    @GetMapping("/{id}")
    TopicView show(@PathVariable ObjectId id) {
        Topic topic = store.find(Topic.class, id.toHexString());
        if (topic == null) {
            throw new NotFoundException();
        }
        return TopicView.of(topic);
    }
}
