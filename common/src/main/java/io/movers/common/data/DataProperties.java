package io.movers.common.data;

import com.mongodb.WriteConcern;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How data is stored.
 *
 * @param writeConcern how many servers must have a write in their journals before it is acknowledged: {@code majority}, or a number
 */
@Validated
@ConfigurationProperties("movers.data")
record DataProperties(
        @DefaultValue("majority")
        @Pattern(
                regexp = "majority|[1-9]",
                message = "MONGO_WRITE_CONCERN must be majority or a number of servers from 1 to 9")
        String writeConcern) {
    WriteConcern toWriteConcern() {
        WriteConcern acknowledged = writeConcern.equals("majority")
                ? WriteConcern.MAJORITY
                : new WriteConcern(Integer.parseInt(writeConcern));
        return acknowledged.withJournal(true);
    }
}
