SELECT s.projection, (xpath('//c/text()', query_to_xml(format('SELECT count(*) AS c FROM projection_g%s.%I', s.generation, s.projection), false, true, '')))[1]::text::bigint
  FROM headgate.serving s ORDER BY 1
